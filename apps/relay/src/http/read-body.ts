import { LIMITS } from '@anderhalf/protocol'
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
  maxBytes: number = LIMITS.maxRequestBytes,
): Promise<Body<v.InferOutput<Schema>>> {
  const contentType = c.req.header('content-type') ?? ''
  if (!/^application\/json\s*(;|$)/i.test(contentType)) {
    return {
      ok: false,
      answer: refuse(c, 'request-invalid', 'send JSON, with content-type application/json'),
    }
  }
  const text = await readText(c, maxBytes)
  if (text === null) {
    return { ok: false, answer: refuse(c, 'request-too-large', `the body may have ${maxBytes} bytes`) }
  }
  const json = parseJson(text)
  if (json === undefined) return { ok: false, answer: refuse(c, 'request-invalid', 'the body is not JSON') }
  const parsed = v.safeParse(schema, json)
  if (parsed.success) return { ok: true, value: parsed.output }
  const paths = new Set(parsed.issues.map((issue) => v.getDotPath(issue) ?? 'the body'))
  return { ok: false, answer: refuse(c, 'request-invalid', `not as expected: ${[...paths].join(', ')}`) }
}

async function readText(c: AppContext, maxBytes: number): Promise<string | null> {
  return (await readBytes(c, maxBytes))?.toString() ?? null
}

/** @returns null for a body that is too large, of which no more than the limit was kept */
export async function readBytes(c: AppContext, maxBytes: number): Promise<Buffer | null> {
  if (Number(c.req.header('content-length') ?? 0) > maxBytes) return null
  const chunks: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of c.req.raw.body ?? []) {
    bytes += chunk.length
    if (bytes > maxBytes) return null
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

/** @returns undefined for what is no JSON */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
