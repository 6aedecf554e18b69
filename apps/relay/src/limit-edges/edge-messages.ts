import { MESSAGE_TYPE } from '@anderhalf/protocol'
import { createEncoder, toUint8Array, writeVarString, writeVarUint, writeVarUint8Array } from 'lib0/encoding'

/** Anybody's; on each board it is free. */
export const PRESENCE_CLIENT_ID = 4321

export function syncMessage(step: number, payload: Uint8Array): Uint8Array {
  const encoder = createEncoder()
  writeVarUint(encoder, MESSAGE_TYPE.sync)
  writeVarUint(encoder, step)
  writeVarUint8Array(encoder, payload)
  return toUint8Array(encoder)
}

export function presenceMessage(clock: number, json: string): Uint8Array {
  const entry = createEncoder()
  for (const number of [1, PRESENCE_CLIENT_ID, clock]) writeVarUint(entry, number)
  writeVarString(entry, json)
  const message = createEncoder()
  writeVarUint(message, MESSAGE_TYPE.awareness)
  writeVarUint8Array(message, toUint8Array(entry))
  return toUint8Array(message)
}
