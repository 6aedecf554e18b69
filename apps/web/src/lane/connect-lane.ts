import {
  closeReasonOf,
  MESSAGE_TYPE,
  parseAnderhalfMessage,
  retryPolicyOf,
  SYNC_STEP,
  type BoardId,
  type CloseReasonName,
  type Lane,
} from '@anderhalf/protocol'
import { atom, type Signal } from '@tldraw/state'
import * as decoding from 'lib0/decoding'
import type { Awareness } from 'y-protocols/awareness'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { sendOwnPresence } from './send-own-presence.ts'
import { createSaveWatch, type SaveState } from './save-watch.ts'

/**
 * - `connecting`: the first attempt is under way
 * - `live`: all that the relay had at the moment of connecting is here
 * - `offline`: it was tried in vain, or the connection broke; the next attempt comes by itself
 * - `stopped`: the relay said why there is no use in trying; a person must act
 */
export type LaneStatus =
  | { readonly kind: 'connecting' | 'live' }
  | { readonly kind: 'offline'; readonly reason: CloseReasonName | null }
  | { readonly kind: 'stopped'; readonly reason: CloseReasonName | null }

export interface LaneConnection {
  readonly doc: Y.Doc
  readonly awareness: Awareness
  readonly status: Signal<LaneStatus>
  readonly saveState: Signal<SaveState>
  /** While held, what others do waits; it is applied, in order, when it is let go. */
  readonly holdIncoming: (held: boolean) => void
  close(): void
}

export interface LaneOptions {
  readonly boardId: BoardId
  readonly lane: Lane
  /**
   * A browser does not tell a page why its socket was refused before it opened. Asked then.
   *
   * @returns null when there is no known reason, so that trying again makes sense
   */
  readonly whyRefused: () => Promise<CloseReasonName | null>
}

/** With a random end, so that a room full of people does not come back in one instant. */
const MAX_BACKOFF_MS = { least: 3000, most: 8000 }

export function connectLane({ boardId, lane, whyRefused }: LaneOptions): LaneConnection {
  const doc = new Y.Doc()
  const status = atom<LaneStatus>('lane status', { kind: 'connecting' })
  const provider = new WebsocketProvider(syncAddress(boardId), lane, doc, {
    connect: false,
    // Two tabs of one person meet at the relay, like everybody: only then "saved" and "who is here" are true.
    disableBc: true,
    maxBackoffTime: MAX_BACKOFF_MS.least + Math.random() * (MAX_BACKOFF_MS.most - MAX_BACKOFF_MS.least),
    shouldReconnect: (event) => retryPolicyOf(event.code) === 'backoff',
  })
  sendOwnPresence(provider)
  const saveWatch = createSaveWatch((frame) => provider.ws?.send(frame))
  let drainTimer: ReturnType<typeof setTimeout> | null = null
  let closed = false

  doc.on('update', (_update: Uint8Array, origin: unknown) => {
    if (origin !== provider) saveWatch.edited()
  })

  provider.on('status', ({ status: socket }) => {
    if (socket === 'connected') saveWatch.opened()
  })
  provider.on('sync', (synced) => {
    if (synced) status.set({ kind: 'live' })
  })
  provider.on('connection-close', (event) => {
    saveWatch.closed()
    const reason = event === null ? null : closeReasonOf(event.code)
    status.set({ kind: 'offline', reason })
    if (event !== null && !provider.wsconnected && reason === null) void askWhyRefused()
  })
  provider.on('closed', ({ code }) => {
    status.set({ kind: 'stopped', reason: closeReasonOf(code) })
  })

  let heldUpdates: Uint8Array[] | null = null

  const handleSync = provider.messageHandlers[MESSAGE_TYPE.sync]
  provider.messageHandlers[MESSAGE_TYPE.sync] = (encoder, decoder, ...rest) => {
    const step = decoding.peekVarUint(decoder)
    if (heldUpdates !== null && step === SYNC_STEP.update) {
      decoding.readVarUint(decoder)
      heldUpdates.push(decoding.readVarUint8Array(decoder))
      return
    }
    const asksForMissing = step === SYNC_STEP.stateVector
    handleSync?.(encoder, decoder, ...rest)
    // The provider sends its answer right after this handler; the barrier must follow it.
    if (asksForMissing) queueMicrotask(() => saveWatch.caughtUp())
  }
  provider.messageHandlers[MESSAGE_TYPE.anderhalf] = (_encoder, decoder) => {
    const message = parseAnderhalfMessage(decoding.readTailAsUint8Array(decoder))
    if (message === null) return
    if (message.kind === 'drain') reconnectWithin(message.withinMs)
    else saveWatch.received(message)
  }

  function holdIncoming(held: boolean) {
    if (held) {
      heldUpdates ??= []
      return
    }
    const updates = heldUpdates ?? []
    heldUpdates = null
    for (const update of updates) Y.applyUpdate(doc, update, provider)
  }

  function reconnectWithin(withinMs: number) {
    drainTimer ??= setTimeout(() => {
      drainTimer = null
      provider.disconnect()
      provider.connect()
    }, Math.random() * withinMs)
  }

  async function askWhyRefused() {
    const reason = await whyRefused()
    if (reason === null || closed || provider.wsconnected) return
    provider.disconnect()
    status.set({ kind: 'stopped', reason })
  }

  function tryNow() {
    if (status.get().kind === 'offline') provider.connect()
  }

  window.addEventListener('online', tryNow)
  document.addEventListener('visibilitychange', tryNow)
  provider.connect()

  return {
    doc,
    awareness: provider.awareness,
    status,
    saveState: saveWatch.state,
    holdIncoming,
    close() {
      closed = true
      window.removeEventListener('online', tryNow)
      document.removeEventListener('visibilitychange', tryNow)
      if (drainTimer !== null) clearTimeout(drainTimer)
      saveWatch.close()
      provider.destroy()
      doc.destroy()
    },
  }
}

function syncAddress(boardId: BoardId): string {
  const { protocol, host } = window.location
  return `${protocol === 'https:' ? 'wss' : 'ws'}://${host}/sync/${boardId}`
}
