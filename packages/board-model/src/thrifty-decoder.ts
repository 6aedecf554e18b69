import * as decoding from 'lib0/decoding'
import { UpdateDecoderV1 } from 'yjs'
import { RepeatedObjects } from './repeated-objects.ts'
import { RepeatedStrings } from './repeated-strings.ts'

/** Bytes of lib0 that say what kind of value follows. */
const KIND = { string: 119, object: 118, array: 117 } as const

/**
 * Decodes what the decoder of Yjs would decode, but gives the same object for the same bytes. Whoever holds a value
 * of a document must not change it: that has always been so, and now it would change other records too.
 */
export class ThriftyDecoder extends UpdateDecoderV1 {
  readonly #strings = new RepeatedStrings()
  readonly #objects = new RepeatedObjects()

  override readString(): string {
    return this.#strings.read(this.restDecoder)
  }

  override readKey(): string {
    return this.#strings.read(this.restDecoder)
  }

  override readAny(): unknown {
    const decoder = this.restDecoder
    switch (decoder.arr[decoder.pos]) {
      case KIND.string:
        decoder.pos += 1
        return this.#strings.read(decoder)
      case KIND.object:
        return this.#readObject()
      case KIND.array:
        decoder.pos += 1
        return this.#readArray()
      default:
        return decoding.readAny(decoder)
    }
  }

  #readObject(): object {
    const decoder = this.restDecoder
    const known = this.#objects.readKnown(decoder)
    if (known !== null) return known
    const start = decoder.pos
    decoder.pos += 1
    const count = decoding.readVarUint(decoder)
    const fields: Record<string, unknown> = {}
    for (let at = 0; at < count; at += 1) {
      const key = this.readString()
      fields[key] = this.readAny()
    }
    this.#objects.add(decoder, start, fields)
    return fields
  }

  #readArray(): unknown[] {
    const count = decoding.readVarUint(this.restDecoder)
    const values: unknown[] = []
    for (let at = 0; at < count; at += 1) values.push(this.readAny())
    return withoutSpareRoom(values)
  }
}

/** An array that grew has room for sixteen more, which nobody ever needs. */
export function withoutSpareRoom<T>(values: readonly T[]): T[] {
  return values.slice()
}
