import { MESSAGE_TYPE, SYNC_STEP } from '@anderhalf/protocol'
import { encodeFrame, frameBytesOf, writeFrameHead } from '../socket/frame.ts'

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
  const frame = Buffer.allocUnsafe(syncFrameBytes(payload.length))
  writeSyncFrame(frame, 0, step, payload)
  return { frame, payload: frame.subarray(frame.length - payload.length) }
}

/** How long the frame around a payload is. */
export function syncFrameBytes(payloadBytes: number): number {
  return frameBytesOf(messageBytesOf(payloadBytes))
}

/** Writes a whole frame; the payload ends where the frame ends. */
export function writeSyncFrame(target: Buffer, at: number, step: number, payload: Uint8Array): void {
  let offset = writeFrameHead(target, at, messageBytesOf(payload.length))
  // Both numbers are below 128.
  target[offset++] = MESSAGE_TYPE.sync
  target[offset++] = step
  let rest = payload.length
  for (; rest >= 0x80; rest = Math.floor(rest / 0x80)) target[offset++] = (rest & 0x7f) | 0x80
  target[offset++] = rest
  target.set(payload, offset)
}

/** Message type, step, and the length as a varuint. */
function messageBytesOf(payloadBytes: number): number {
  let bytes = 3 + payloadBytes
  for (let rest = payloadBytes; rest >= 0x80; rest = Math.floor(rest / 0x80)) bytes++
  return bytes
}
