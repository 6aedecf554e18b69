import { PROBLEM, type Problem, type ProblemCode } from '@anderhalf/protocol'
import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'

/** The one way in which a request is refused. */
export function refuse(c: Context, code: ProblemCode, message: string): Response {
  return c.json({ code, message } satisfies Problem, PROBLEM[code] as ContentfulStatusCode)
}
