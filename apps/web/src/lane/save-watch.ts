import { atom, type Signal } from '@tldraw/state'
import { encodeAnderhalfMessage, PROTOCOL_VERSION, type AnderhalfMessage } from '@anderhalf/protocol'

/**
 * Where the last edit of this device is.
 * - `saved`: on the disk of the relay
 * - `saving`: on its way
 * - `rejected`: the relay refused something; what this screen shows is not what the board holds
 */
export type SaveState = 'saved' | 'saving' | 'rejected'

export interface SaveWatch {
  readonly state: Signal<SaveState>
  edited(): void
  opened(): void
  /** Everything that the relay lacked has been sent over this socket. */
  caughtUp(): void
  closed(): void
  received(message: AnderhalfMessage): void
  close(): void
}

/** At most ten barriers a second, however fast somebody draws. */
const BARRIER_INTERVAL_MS = 100

/**
 * Counts the edits of this device and asks the relay, by barriers that carry that count, up to which of them all is
 * safe. Nothing is called saved before the relay said so on a socket.
 *
 * @param send takes one frame; is called only between `opened` and `closed`
 */
export function createSaveWatch(send: (frame: Uint8Array<ArrayBuffer>) => void): SaveWatch {
  const state = atom<SaveState>('save state', 'saved')
  let editCount = 0
  let safeCount = 0
  let rejected = false
  let caughtUp = false
  let timer: ReturnType<typeof setTimeout> | null = null

  function update() {
    state.set(rejected ? 'rejected' : safeCount < editCount ? 'saving' : 'saved')
  }

  function sendBarrier() {
    timer = null
    if (caughtUp && safeCount < editCount) send(encodeAnderhalfMessage({ kind: 'barrier', n: editCount }))
  }

  function stopTimer() {
    if (timer !== null) clearTimeout(timer)
    timer = null
  }

  return {
    state,
    edited() {
      editCount += 1
      timer ??= setTimeout(sendBarrier, BARRIER_INTERVAL_MS)
      update()
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
    },
    received(message) {
      if (message.kind === 'rejected') rejected = true
      if (message.kind === 'rejected' || message.kind === 'durable')
        safeCount = Math.max(safeCount, message.n)
      update()
    },
    close: stopTimer,
  }
}
