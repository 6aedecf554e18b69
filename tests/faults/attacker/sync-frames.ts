import { createEncoder, toUint8Array, writeUint8Array, writeVarUint, writeVarUint8Array } from 'lib0/encoding'
import { MESSAGE_TYPE, SYNC_STEP } from '@anderhalf/protocol'

/** A state vector that knows nothing: asks for the whole document. */
const EMPTY_STATE_VECTOR = Uint8Array.of(0)

export function encodeStateVectorRequest(stateVector: Uint8Array = EMPTY_STATE_VECTOR): Uint8Array {
  return encodeSyncFrame(SYNC_STEP.stateVector, stateVector)
}

export function encodeUpdateFrame(update: Uint8Array): Uint8Array {
  return encodeSyncFrame(SYNC_STEP.update, update)
}

export function encodeMissingFrame(update: Uint8Array): Uint8Array {
  return encodeSyncFrame(SYNC_STEP.missing, update)
}

export function encodeSyncFrame(step: number, payload: Uint8Array): Uint8Array {
  return concatVarUints([MESSAGE_TYPE.sync, step], (encoder) => writeVarUint8Array(encoder, payload))
}

/** Some numbers, then whatever `rest` writes. */
export function concatVarUints(
  numbers: readonly number[],
  rest?: (encoder: ReturnType<typeof createEncoder>) => void,
): Uint8Array {
  const encoder = createEncoder()
  for (const number of numbers) writeVarUint(encoder, number)
  rest?.(encoder)
  return toUint8Array(encoder)
}

export function withTail(frame: Uint8Array, tail: Uint8Array): Uint8Array {
  const encoder = createEncoder()
  writeUint8Array(encoder, frame)
  writeUint8Array(encoder, tail)
  return toUint8Array(encoder)
}
