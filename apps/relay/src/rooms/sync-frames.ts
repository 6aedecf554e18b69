import { MESSAGE_TYPE, SYNC_STEP } from '@anderhalf/protocol'
import { createEncoder, toUint8Array, writeVarUint } from 'lib0/encoding'
import { encodeFrame } from '../socket/frame.ts'

const EMPTY_UPDATE = new Uint8Array([0, 0])
const EMPTY_PRESENCE = new Uint8Array([MESSAGE_TYPE.awareness, 1, 0])

/**
 * The first answer that stock clients call "synced". It is sent empty and last, after the content, so that
 * nobody is told "synced" before the board is there.
 */
export const SYNCED_FRAME = encodeSyncFrame(SYNC_STEP.missing, EMPTY_UPDATE).frame

/** Says nothing; stock clients hang up on a relay that is silent for 30 s. */
export const KEEP_ALIVE_FRAME = encodeFrame(EMPTY_PRESENCE)

export interface SyncFrame {
  readonly frame: Buffer
  /** The update or state vector inside the frame; the same memory. */
  readonly payload: Uint8Array
}

export function encodeSyncFrame(step: number, payload: Uint8Array): SyncFrame {
  const frame = encodeFrame(headOf(step, payload.length), payload)
  return { frame, payload: frame.subarray(frame.length - payload.length) }
}

/** Message type, step and length as varuints; both first numbers are below 128. */
function headOf(step: number, payloadBytes: number): Uint8Array {
  if (payloadBytes < 0x80) return Uint8Array.of(MESSAGE_TYPE.sync, step, payloadBytes)
  if (payloadBytes < 0x4000) {
    return Uint8Array.of(MESSAGE_TYPE.sync, step, (payloadBytes & 0x7f) | 0x80, payloadBytes >>> 7)
  }
  const encoder = createEncoder()
  writeVarUint(encoder, MESSAGE_TYPE.sync)
  writeVarUint(encoder, step)
  writeVarUint(encoder, payloadBytes)
  return toUint8Array(encoder)
}
