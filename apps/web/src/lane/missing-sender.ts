import { missingInPieces } from '@anderhalf/board-model'
import { MESSAGE_TYPE, SYNC_STEP } from '@anderhalf/protocol'
import { createEncoder, toUint8Array, writeVarUint, writeVarUint8Array } from 'lib0/encoding'
import * as Y from 'yjs'

export interface MissingSender {
  /** @param onSent is called once all has gone out, or never when it was stopped before */
  send(stateVector: Uint8Array, onSent: () => void): void
  /** Nothing more goes out: the connection is gone. */
  stop(): void
}

export interface MissingSenderOptions {
  readonly doc: Y.Doc
  /** What the relay has not called safe, each edit as it was made, in that order. */
  readonly ownUpdates: () => Iterable<Uint8Array>
  readonly send: (frame: Uint8Array<ArrayBuffer>) => void
  /** What was sent and still waits in this browser. */
  readonly waitingBytes: () => number
  readonly nowMs?: () => number
}

const WHOLE_UP_TO_BYTES = 256 * 1024
const PIECE_BYTES = 64 * 1024
const MAX_WAITING_BYTES = 256 * 1024
const TICK_MS = 80
/** Below what the relay takes of one connection, so that room is left for what people do meanwhile. */
const BURST_BYTES = 4 * 1024 * 1024
const BYTES_PER_MS = 800

/**
 * Tells the relay what it lacks. Hours of work are more than one frame may hold: they go piece by piece, and the
 * answer proper, which the relay waits for, comes last with all that is left. What is edited meanwhile the relay
 * leaves aside when it builds on what is still to come; it is in the answer too.
 */
export function createMissingSender(options: MissingSenderOptions): MissingSender {
  const { doc, ownUpdates, waitingBytes, nowMs = () => performance.now() } = options
  let timer: ReturnType<typeof setTimeout> | null = null

  function send(step: number, update: Uint8Array): void {
    const encoder = createEncoder()
    writeVarUint(encoder, MESSAGE_TYPE.sync)
    writeVarUint(encoder, step)
    writeVarUint8Array(encoder, update)
    options.send(toUint8Array(encoder))
  }

  function stop(): void {
    if (timer !== null) clearTimeout(timer)
    timer = null
  }

  return {
    send(stateVector, onSent) {
      stop()
      const whole = Y.encodeStateAsUpdate(doc, stateVector)
      if (whole.length <= WHOLE_UP_TO_BYTES) {
        send(SYNC_STEP.missing, whole)
        onSent()
        return
      }
      const { pieces, stateVector: afterwards } = missingInPieces(stateVector, ownUpdates(), PIECE_BYTES)
      const startedAtMs = nowMs()
      let sentBytes = 0
      let at = 0

      function sendSome(): void {
        const mayHaveSentBytes = BURST_BYTES + (nowMs() - startedAtMs) * BYTES_PER_MS
        for (let piece = pieces[at]; piece !== undefined; piece = pieces[++at]) {
          if (sentBytes > mayHaveSentBytes || waitingBytes() > MAX_WAITING_BYTES) {
            timer = setTimeout(sendSome, TICK_MS)
            return
          }
          send(SYNC_STEP.update, piece)
          sentBytes += piece.length
        }
        timer = null
        send(SYNC_STEP.missing, Y.encodeStateAsUpdate(doc, afterwards))
        onSent()
      }
      sendSome()
    },
    stop,
  }
}
