import type { Decoder } from 'lib0/decoding'

/** The objects that begin alike lie together; by so many bytes notes of different colours are told apart. */
const BEGINNING_BYTES = 48
const MAX_ALIKE = 8

interface Known {
  readonly start: number
  readonly end: number
  readonly value: object
}

/** Objects of one update, found again by the bytes in which they are written. */
export class RepeatedObjects {
  readonly #known = new Map<number, Known[]>()

  /** @returns null, with the decoder where it was, unless the same bytes were read before */
  readKnown(decoder: Decoder): object | null {
    const { arr: bytes, pos: start } = decoder
    const alike = this.#known.get(hashBeginning(bytes, start))
    if (alike === undefined) return null
    for (const known of alike) {
      if (!isRepeated(bytes, known, start)) continue
      decoder.pos = start + known.end - known.start
      return known.value
    }
    return null
  }

  /** Of those that begin alike the latest are kept. */
  add({ arr: bytes, pos: end }: Decoder, start: number, value: object): void {
    const hash = hashBeginning(bytes, start)
    const alike = this.#known.get(hash)
    const known = { start, end, value }
    if (alike === undefined) this.#known.set(hash, [known])
    else if (alike.unshift(known) > MAX_ALIKE) alike.pop()
  }
}

function hashBeginning(bytes: Uint8Array, start: number): number {
  const end = Math.min(start + BEGINNING_BYTES, bytes.length)
  let hash = 0
  for (let at = start; at < end; at += 1) hash = (Math.imul(hash, 31) + bytes[at]!) | 0
  return hash
}

/** A value says itself where it ends, so equal bytes are the whole of an equal value. */
function isRepeated(bytes: Uint8Array, { start, end }: Known, at: number): boolean {
  const length = end - start
  if (at + length > bytes.length) return false
  for (let offset = length - 1; offset >= 0; offset -= 1) {
    if (bytes[start + offset] !== bytes[at + offset]) return false
  }
  return true
}
