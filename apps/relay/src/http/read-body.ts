import * as v from 'valibot'
import type { AppContext } from './app-environment.ts'
import { refuse } from './answer.ts'

type Body<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly answer: Response }

/** Reads a JSON body that fits the schema; otherwise says which part does not, without repeating what was sent. */
export async function readBody<Schema extends v.GenericSchema>(
  c: AppContext,
  schema: Schema,
): Promise<Body<v.InferOutput<Schema>>> {
  const contentType = c.req.header('content-type') ?? ''
  if (!/^application\/json\s*(;|$)/i.test(contentType)) {
    return {
      ok: false,
      answer: refuse(c, 'request-invalid', 'send JSON, with content-type application/json'),
    }
  }
  let json: unknown
  try {
    json = JSON.parse(await c.req.text())
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    return { ok: false, answer: refuse(c, 'request-invalid', 'the body is not JSON') }
  }
  const parsed = v.safeParse(schema, json)
  if (parsed.success) return { ok: true, value: parsed.output }
  const paths = new Set(parsed.issues.map((issue) => v.getDotPath(issue) ?? 'the body'))
  return { ok: false, answer: refuse(c, 'request-invalid', `not as expected: ${[...paths].join(', ')}`) }
}
