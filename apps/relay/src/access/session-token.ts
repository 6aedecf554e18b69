import { createHash, randomBytes } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import { parse } from 'hono/utils/cookie'

export const SESSION_COOKIE = 'anderhalf_session'

const TOKEN_BYTES = 32
const TOKEN_PATTERN = /^[A-Za-z0-9_-]{43}$/
const BEARER_PATTERN = /^Bearer +([A-Za-z0-9_-]{43})$/i
const KEY_BYTES = 16

export function createSessionToken(): string {
  return randomBytes(TOKEN_BYTES).toString('base64url')
}

/** What memory and storage know of a session: the token cannot be computed from it. */
export function sessionKeyOf(token: string): string {
  return createHash('sha256').update(token).digest().subarray(0, KEY_BYTES).toString('base64url')
}

/** @returns the token of a program (`Authorization: Bearer`) or else of a browser (cookie) */
export function readSessionToken(headers: IncomingHttpHeaders): string | null {
  const bearer = headers.authorization?.match(BEARER_PATTERN)?.[1]
  if (bearer !== undefined) return bearer
  const cookie = parse(headers.cookie ?? '', SESSION_COOKIE)[SESSION_COOKIE]
  return cookie !== undefined && TOKEN_PATTERN.test(cookie) ? cookie : null
}
