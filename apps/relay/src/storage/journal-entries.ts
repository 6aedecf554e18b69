import { crc32 } from 'node:zlib'
import type { PackedUpdates } from './packed-updates.ts'

const HEAD_BYTES = 16
const CHECKSUM_AT = 4
const NUMBER_AT = 8

/** One batch in the journal. */
export interface JournalEntry {
  /** Counts on over all files, so that what lies behind the newest entry of a file is known to be old. */
  readonly number: number
  readonly packed: PackedUpdates
}

/** @returns head and body, to be written one after the other */
export function encodeJournalEntry({ number, packed }: JournalEntry): [Uint8Array, Uint8Array] {
  const head = Buffer.alloc(HEAD_BYTES)
  head.writeUInt32LE(packed.length, 0)
  head.writeDoubleLE(number, NUMBER_AT)
  head.writeUInt32LE(checksumOf(head, packed), CHECKSUM_AT)
  return [head, packed]
}

/** @returns the entries from the beginning up to the first that is not whole, which was never called safe */
export function readJournalEntries(bytes: Buffer): JournalEntry[] {
  const entries: JournalEntry[] = []
  let at = 0
  while (at + HEAD_BYTES <= bytes.length) {
    const head = bytes.subarray(at, at + HEAD_BYTES)
    const length = head.readUInt32LE(0)
    const number = head.readDoubleLE(NUMBER_AT)
    const packed = new Uint8Array(bytes.subarray(at + HEAD_BYTES, at + HEAD_BYTES + length))
    const previous = entries.at(-1)
    const isWhole = length > 0 && packed.length === length
    if (!isWhole || checksumOf(head, packed) !== head.readUInt32LE(CHECKSUM_AT)) break
    if (previous !== undefined && number !== previous.number + 1) break
    entries.push({ number, packed })
    at += HEAD_BYTES + length
  }
  return entries
}

function checksumOf(head: Buffer, packed: Uint8Array): number {
  return crc32(packed, crc32(head.subarray(NUMBER_AT, HEAD_BYTES)))
}
