import { createEncoder, toUint8Array, writeVarString, writeVarUint, writeVarUint8Array } from 'lib0/encoding'

const MESSAGE = { sync: 0, awareness: 1, auth: 2 } as const

/** Bytes before every message: nothing for y-websocket, the document's name for Hocuspocus. */
export function prefixFor(documentName: string | null): Uint8Array {
  const encoder = createEncoder()
  if (documentName !== null) writeVarString(encoder, documentName)
  return toUint8Array(encoder)
}

export function encodeSync(prefix: Uint8Array, step: 0 | 1 | 2, bytes: Uint8Array): Uint8Array {
  const encoder = createEncoder()
  writeVarUint(encoder, MESSAGE.sync)
  writeVarUint(encoder, step)
  writeVarUint8Array(encoder, bytes)
  return Buffer.concat([prefix, toUint8Array(encoder)])
}

/** One entry, as `encodeAwarenessUpdate` of y-protocols writes it. */
export function encodePresence(
  prefix: Uint8Array,
  clientId: number,
  clock: number,
  json: string,
): Uint8Array {
  const entry = createEncoder()
  writeVarUint(entry, 1)
  writeVarUint(entry, clientId)
  writeVarUint(entry, clock)
  writeVarString(entry, json)
  const encoder = createEncoder()
  writeVarUint(encoder, MESSAGE.awareness)
  writeVarUint8Array(encoder, toUint8Array(entry))
  return Buffer.concat([prefix, toUint8Array(encoder)])
}

/** What Hocuspocus wants first; its server here takes any token. */
export function encodeHocuspocusToken(prefix: Uint8Array): Uint8Array {
  const encoder = createEncoder()
  writeVarUint(encoder, MESSAGE.auth)
  writeVarUint(encoder, 0)
  writeVarString(encoder, '')
  return Buffer.concat([prefix, toUint8Array(encoder)])
}
