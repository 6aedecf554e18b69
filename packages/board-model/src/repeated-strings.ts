import * as decoding from 'lib0/decoding'

/** A power of two. */
const SLOTS = 2048
const MAX_BYTES = 32

/**
 * Reads short strings as lib0 does, but gives the same string again for the same bytes: names of keys and colours
 * come back ten thousand times on one board. Each slot holds the last string that fell into it, so that what is not
 * repeated, like ids, costs no memory.
 */
export class RepeatedStrings {
  readonly #slots: (string | undefined)[] = Array.from({ length: SLOTS })

  read(decoder: decoding.Decoder): string {
    const startsAt = decoder.pos
    const { arr: bytes } = decoder
    const length = decoding.readVarUint(decoder)
    const from = decoder.pos
    if (length > MAX_BYTES || from + length > bytes.length) return readAnew(decoder, startsAt)
    let hash = length
    for (let at = from; at < from + length; at += 1) hash = (Math.imul(hash, 31) + bytes[at]!) | 0
    const slot = (hash ^ (hash >>> 11)) & (SLOTS - 1)
    const known = this.#slots[slot]
    if (known !== undefined && known.length === length && isWrittenAs(known, bytes, from)) {
      decoder.pos = from + length
      return known
    }
    const value = readAnew(decoder, startsAt)
    this.#slots[slot] = value
    return value
  }
}

function readAnew(decoder: decoding.Decoder, startsAt: number): string {
  decoder.pos = startsAt
  return decoding.readVarString(decoder)
}

/** True only for plain ASCII: whatever else has other numbers in memory than in bytes. */
function isWrittenAs(value: string, bytes: Uint8Array, from: number): boolean {
  for (let at = 0; at < value.length; at += 1) if (value.charCodeAt(at) !== bytes[from + at]) return false
  return true
}
