import { createDecoder, readAny, readUint8, readVarUint } from 'lib0/decoding'

/** Yjs's number for content of plain values, together with "has an origin" and "has a key". */
const PLAIN_VALUE_WITH_ORIGIN_AND_KEY = 8 | 0x80 | 0x20
const MAX_CLIENT_ID = 2 ** 32

/** One new value in the place of another: the shape of nine edits in ten. */
export interface Overwrite {
  readonly clientId: number
  readonly clock: number
  /** The value that was there, and that goes. */
  readonly replacedClientId: number
  readonly replacedClock: number
  readonly value: unknown
}

/**
 * Reads an update of one plain value in a map that replaces another and deletes it, and nothing else.
 *
 * @returns null for any other bytes, also for bytes that are no update
 */
export function readOverwrite(update: Uint8Array): Overwrite | null {
  // One client, one struct.
  if (update[0] !== 1 || update[1] !== 1) return null
  try {
    const decoder = createDecoder(update)
    decoder.pos = 2
    const clientId = readVarUint(decoder)
    const clock = readVarUint(decoder)
    if (readUint8(decoder) !== PLAIN_VALUE_WITH_ORIGIN_AND_KEY || clientId >= MAX_CLIENT_ID) return null
    const replacedClientId = readVarUint(decoder)
    const replacedClock = readVarUint(decoder)
    if (readVarUint(decoder) !== 1) return null
    const value: unknown = readAny(decoder)
    const deletesThat =
      readVarUint(decoder) === 1 &&
      readVarUint(decoder) === replacedClientId &&
      readVarUint(decoder) === 1 &&
      readVarUint(decoder) === replacedClock &&
      readVarUint(decoder) === 1
    if (!deletesThat || decoder.pos !== update.length) return null
    return { clientId, clock, replacedClientId, replacedClock, value }
  } catch {
    // lib0 throws on bytes that end too early.
    return null
  }
}
