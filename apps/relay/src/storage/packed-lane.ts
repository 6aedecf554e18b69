import type { StoredLane } from './lane-storage.ts'

/** A loaded lane with the bytes of all updates in one buffer: a hundred thousand buffers take seconds to hand over. */
export interface PackedLane extends Omit<StoredLane, 'updates'> {
  readonly firstSeq: number
  readonly lengths: Uint32Array<ArrayBuffer>
  readonly bytes: Uint8Array<ArrayBuffer>
}

export function packLane({ updates, ...lane }: StoredLane): PackedLane {
  const lengths = Uint32Array.from(updates, (update) => update.bytes.length)
  const bytes = new Uint8Array(lengths.reduce((sum, length) => sum + length, 0))
  let offset = 0
  for (const update of updates) {
    bytes.set(update.bytes, offset)
    offset += update.bytes.length
  }
  return { ...lane, firstSeq: updates[0]?.seq ?? 0, lengths, bytes }
}

/** The updates are views on the one buffer. Their seqs have no gaps, so the first one tells all. */
export function unpackLane({ firstSeq, lengths, bytes, ...lane }: PackedLane): StoredLane {
  let offset = 0
  const updates = Array.from(lengths, (length, index) => {
    const update = { seq: firstSeq + index, bytes: bytes.subarray(offset, offset + length) }
    offset += length
    return update
  })
  return { ...lane, updates }
}
