import { atom, type Signal } from '@tldraw/state'
import {
  encodeAnderhalfMessage,
  PROTOCOL_VERSION,
  REJECT_CODE,
  type AnderhalfMessage,
} from '@anderhalf/protocol'

/**
 * Where the last edit of this device is.
 * - `saved`: on the disk of the relay
 * - `saving`: on its way
 * - `stalled`: on its way for longer than anybody expects
 * - `rejected`: the relay refused something; what this screen shows is not what the board holds
 */
export type SaveState = 'saved' | 'saving' | 'stalled' | 'rejected'

export interface SaveWatch {
  readonly state: Signal<SaveState>
  /** Why the relay refused the last of what it refused, as a number of the protocol; null when it refused nothing. */
  readonly rejectCode: Signal<number | null>
  /** @returns the number of this edit */
  edited(): number
  opened(): void
  /** Everything that the relay lacked has been sent over this socket. */
  caughtUp(): void
  closed(): void
  received(message: AnderhalfMessage): void
  /** This document and the relay's stay different, for no reason that the relay knows. */
  diverged(): void
  close(): void
}

/** At most ten barriers a second, however fast somebody draws. */
const BARRIER_INTERVAL_MS = 100
const STALLED_AFTER_MS = 4000
/** No code of the protocol. */
const NO_CODE = 0

/**
 * Counts the edits of this device and asks the relay, by barriers that carry that count, up to which of them all is
 * safe. Nothing is called saved before the relay said so on a socket.
 *
 * @param send takes one frame; is called only between `opened` and `closed`
 * @param onSafe is told up to which edit all is safe
 */
export function createSaveWatch(
  send: (frame: Uint8Array<ArrayBuffer>) => void,
  onSafe: (upTo: number) => void = () => {},
): SaveWatch {
  const state = atom<SaveState>('save state', 'saved')
  const rejectCode = atom<number | null>('reject code', null)
  let editCount = 0
  let safeCount = 0
  let caughtUp = false
  let timer: ReturnType<typeof setTimeout> | null = null
  let stallTimer: ReturnType<typeof setTimeout> | null = null

  function update() {
    const isSafe = safeCount >= editCount
    if (isSafe) stopStallTimer()
    if (rejectCode.get() !== null) state.set('rejected')
    else if (isSafe) state.set('saved')
    else if (state.get() !== 'stalled') state.set('saving')
  }

  function sendBarrier() {
    timer = null
    if (!caughtUp || safeCount >= editCount) return
    send(encodeAnderhalfMessage({ kind: 'barrier', n: editCount }))
    stallTimer ??= setTimeout(() => {
      if (rejectCode.get() === null) state.set('stalled')
    }, STALLED_AFTER_MS)
  }

  function stopTimer() {
    if (timer !== null) clearTimeout(timer)
    timer = null
  }

  function stopStallTimer() {
    if (stallTimer !== null) clearTimeout(stallTimer)
    stallTimer = null
  }

  return {
    state,
    rejectCode,
    edited() {
      editCount += 1
      timer ??= setTimeout(sendBarrier, BARRIER_INTERVAL_MS)
      update()
      return editCount
    },
    opened() {
      send(encodeAnderhalfMessage({ kind: 'hello', version: PROTOCOL_VERSION }))
    },
    caughtUp() {
      caughtUp = true
      stopTimer()
      sendBarrier()
    },
    closed() {
      caughtUp = false
      stopTimer()
      stopStallTimer()
      if (state.get() === 'stalled') state.set('saving')
    },
    received(message) {
      if (message.kind === 'rejected') {
        // The relay asks for what it lacks right after this, and gets it.
        if (message.code === REJECT_CODE.missingContext) return
        // Nothing is wrong with what was made here: it is kept until the board takes edits again.
        if (message.code === REJECT_CODE.damagedLane) return
        rejectCode.set(message.code)
      }
      if ((message.kind === 'rejected' || message.kind === 'durable') && message.n > safeCount) {
        safeCount = message.n
        stopStallTimer()
        if (state.get() === 'stalled') state.set('saving')
        // What came before a refusal may be what was refused.
        if (rejectCode.get() === null) onSafe(safeCount)
      }
      update()
    },
    diverged() {
      rejectCode.set(NO_CODE)
      update()
    },
    close() {
      stopTimer()
      stopStallTimer()
    },
  }
}
