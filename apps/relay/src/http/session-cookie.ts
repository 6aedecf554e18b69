import { LIMITS } from '@anderhalf/protocol'
import { deleteCookie, setCookie } from 'hono/cookie'
import { SESSION_COOKIE } from '../access/session-token.ts'
import type { AppContext } from './app-environment.ts'

/** Secure only where the page itself came over https: the same relay may be reached over plain http in the room. */
function cookieOptions(c: AppContext, publicUrl: URL | null) {
  const secure = publicUrl?.protocol === 'https:' && c.req.header('host') === publicUrl.host
  return { path: '/', httpOnly: true, sameSite: 'Lax', secure } as const
}

/** @param endsWithBrowser whether the browser forgets it when it closes */
export function setSessionCookie(
  c: AppContext,
  publicUrl: URL | null,
  token: string,
  endsWithBrowser: boolean,
): void {
  const lasting = endsWithBrowser ? {} : { maxAge: Math.floor(LIMITS.sessionIdleMs / 1000) }
  setCookie(c, SESSION_COOKIE, token, { ...cookieOptions(c, publicUrl), ...lasting })
}

export function deleteSessionCookie(c: AppContext, publicUrl: URL | null): void {
  deleteCookie(c, SESSION_COOKIE, cookieOptions(c, publicUrl))
}
