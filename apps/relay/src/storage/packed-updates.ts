import type { BoardId, Lane } from '@anderhalf/protocol'
import { createDecoder, hasContent, readVarString, readVarUint, readVarUint8Array } from 'lib0/decoding'
import { createEncoder, toUint8Array, writeVarString, writeVarUint, writeVarUint8Array } from 'lib0/encoding'
import type { LaneUpdate } from './lane-storage.ts'

/**
 * A batch in one buffer, which moves to the storage worker as it is: handing over objects costs both threads two to
 * three times as much.
 */
export type PackedUpdates = Uint8Array<ArrayBuffer>

export function packUpdates(batch: readonly LaneUpdate[]): PackedUpdates {
  const encoder = createEncoder()
  for (const { boardId, lane, seq, bytes, sessionKey, clientOwners } of batch) {
    writeVarString(encoder, boardId)
    writeVarString(encoder, lane)
    writeVarUint(encoder, seq)
    writeVarUint8Array(encoder, bytes)
    writeVarString(encoder, sessionKey)
    writeVarUint(encoder, clientOwners.length)
    for (const owner of clientOwners) {
      writeVarUint(encoder, owner.clientId)
      writeVarString(encoder, owner.sessionKey)
    }
  }
  return toUint8Array(encoder)
}

/** @param packed bytes of `packUpdates`; the updates are views on them */
export function unpackUpdates(packed: PackedUpdates): LaneUpdate[] {
  const decoder = createDecoder(packed)
  const updates: LaneUpdate[] = []
  while (hasContent(decoder)) {
    updates.push({
      boardId: readVarString(decoder) as BoardId,
      lane: readVarString(decoder) as Lane,
      seq: readVarUint(decoder),
      bytes: readVarUint8Array(decoder),
      sessionKey: readVarString(decoder),
      clientOwners: Array.from({ length: readVarUint(decoder) }, () => ({
        clientId: readVarUint(decoder),
        sessionKey: readVarString(decoder),
      })),
    })
  }
  return updates
}
