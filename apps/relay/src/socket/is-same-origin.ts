import type { IncomingHttpHeaders } from 'node:http'

/**
 * Whether a socket may be opened from the page that the request names. Browsers always name it, and cookies travel
 * along from any page: this is what keeps other sites from acting as the person. Programs name none.
 */
export function isSameOrigin(headers: IncomingHttpHeaders, publicOrigin: string | null): boolean {
  const { origin, host } = headers
  if (headers['sec-fetch-site'] === 'cross-site') return false
  if (origin === undefined) return true
  if (publicOrigin !== null && origin === publicOrigin) return true
  return host !== undefined && URL.canParse(origin) && new URL(origin).host === host
}
