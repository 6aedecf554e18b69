import { PROBLEM, type Problem, type ProblemCode } from '@anderhalf/protocol'
import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'

/** The same may be asked again after that long. */
export function refuseForNow(c: Context, waitMs: number): Response {
  c.header('Retry-After', String(Math.max(1, Math.ceil(waitMs / 1000))))
  return refuse(c, 'too-many-requests', 'too many at once; wait a moment and try again')
}

/** Of a board whose facts take no change. */
export function refuseDamaged(c: Context): Response {
  return refuse(c, 'board-damaged', 'a part of this board is damaged, and this cannot be changed')
}

/** The one way in which a request is refused. */
export function refuse(c: Context, code: ProblemCode, message: string): Response {
  return c.json({ code, message } satisfies Problem, PROBLEM[code] as ContentfulStatusCode)
}
