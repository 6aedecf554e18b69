import { writeVarString, writeVarUint, writeVarUint8Array, createEncoder, toUint8Array } from 'lib0/encoding'
import { MESSAGE_TYPE } from '@anderhalf/protocol'
import { concatVarUints } from './sync-frames.ts'

export interface PresenceEntry {
  readonly clientId: number
  readonly clock: number
  /** As it goes on the wire: JSON, or what pretends to be. */
  readonly json: string
}

export function encodePresenceFrame(entries: readonly PresenceEntry[], claimedCount?: number): Uint8Array {
  const encoder = createEncoder()
  writeVarUint(encoder, claimedCount ?? entries.length)
  for (const entry of entries) {
    writeVarUint(encoder, entry.clientId)
    writeVarUint(encoder, entry.clock)
    writeVarString(encoder, entry.json)
  }
  return concatVarUints([MESSAGE_TYPE.awareness], (frame) => writeVarUint8Array(frame, toUint8Array(encoder)))
}
