const LINK_PROTOCOLS: ReadonlySet<string> = new Set(['http:', 'https:', 'mailto:'])
const INLINE_IMAGE = /^data:image\/(png|jpeg|gif|webp);base64,/
const OWN_PATH = /^\/(?!\/)/

/** Nothing that runs: http, https, mailto, or no address at all. */
export function isAllowedLink(address: unknown): boolean {
  if (address === null || address === undefined || address === '') return true
  if (typeof address !== 'string' || !URL.canParse(address)) return false
  return LINK_PROTOCOLS.has(new URL(address).protocol)
}

/** Only what this server serves or the document holds: an image elsewhere would tell its host who looks. */
export function isAllowedImageSource(address: unknown): boolean {
  if (address === null || address === '') return true
  if (typeof address !== 'string') return false
  return OWN_PATH.test(address) || address.startsWith('asset:') || INLINE_IMAGE.test(address)
}
