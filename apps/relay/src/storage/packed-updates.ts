import type { LaneUpdate } from './lane-storage.ts'

/** A batch with all bytes in one buffer, which moves to the worker without being copied a second time. */
export interface PackedUpdates {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly rows: readonly PackedRow[]
}

interface PackedRow extends Omit<LaneUpdate, 'bytes'> {
  readonly length: number
}

export function packUpdates(batch: readonly LaneUpdate[]): PackedUpdates {
  const bytes = new Uint8Array(batch.reduce((sum, update) => sum + update.bytes.length, 0))
  let offset = 0
  const rows = batch.map(({ bytes: update, ...row }) => {
    bytes.set(update, offset)
    offset += update.length
    return { ...row, length: update.length }
  })
  return { bytes, rows }
}
