import type { ImageFormat } from '@anderhalf/protocol'

const LONGEST_SIGNATURE_BYTES = 12

const SIGNATURES: readonly { readonly format: ImageFormat; readonly pattern: RegExp }[] = [
  // oxlint-disable-next-line no-control-regex -- signatures are made of bytes
  { format: 'png', pattern: /^\x89PNG\r\n\x1a\n/ },
  { format: 'jpeg', pattern: /^\xff\xd8\xff/ },
  { format: 'webp', pattern: /^RIFF[^]{4}WEBP/ },
  { format: 'gif', pattern: /^GIF8[79]a/ },
]

/** @returns what the first bytes say, or null for anything that is not one of our formats */
export function imageFormatOf(head: Uint8Array): ImageFormat | null {
  const text = Buffer.from(head.subarray(0, LONGEST_SIGNATURE_BYTES)).toString('latin1')
  return SIGNATURES.find(({ pattern }) => pattern.test(text))?.format ?? null
}
