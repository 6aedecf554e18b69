import { applyThriftily, boardAgeOf, generationOf } from '@anderhalf/board-model'
import {
  closeReasonOf,
  MESSAGE_TYPE,
  parseAnderhalfMessage,
  retryPolicyOf,
  type BoardId,
  type CloseReasonName,
  type Lane,
  type ParticipantId,
} from '@anderhalf/protocol'
import { atom, type Signal } from '@tldraw/state'
import * as decoding from 'lib0/decoding'
import type { Awareness } from 'y-protocols/awareness'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import type { KeptEdit } from '../device/kept-lane.ts'
import { createAnswerProbe } from './answer-probe.ts'
import { createDivergenceWatch } from './divergence-watch.ts'
import { createLaneCache, type Keeping } from './lane-cache.ts'
import { createMissingSender } from './missing-sender.ts'
import { createOwnEdits } from './own-edits.ts'
import { createReconnecting } from './reconnecting.ts'
import { createRefusedSockets, type WhyRefused } from './refused-sockets.ts'
import { rememberPeople } from './remember-people.ts'
import { sendOwnPresence } from './send-own-presence.ts'
import { createSaveWatch, type SaveState } from './save-watch.ts'
import { spreadReconnects } from './spread-reconnects.ts'
import { takeInUpdates } from './take-in-updates.ts'
import { watchOwnEdits } from './watch-own-edits.ts'

/**
 * - `connecting`: the first attempt is under way
 * - `live`: all that the relay had at the moment of connecting is here
 * - `offline`: it was tried in vain, or the connection broke; the next attempt comes by itself. `noSocket`: the relay
 *   answers, and still no socket opens, because a network lets none through or too many ask for one
 * - `stopped`: the relay said why there is no use in trying; a person must act
 */
export type LaneStatus =
  | { readonly kind: 'connecting' | 'live' }
  | { readonly kind: 'offline'; readonly reason: CloseReasonName | 'noSocket' | null }
  | { readonly kind: 'stopped'; readonly reason: CloseReasonName | null }

export interface LaneConnection {
  readonly doc: Y.Doc
  readonly awareness: Awareness
  readonly status: Signal<LaneStatus>
  readonly saveState: Signal<SaveState>
  readonly rejectCode: Signal<number | null>
  /** The relay cannot read all that it stored: it shows what it can, and takes nothing. */
  readonly isDamaged: Signal<boolean>
  /** A whole lane is here, from this device or from the relay. */
  readonly isReady: Signal<boolean>
  readonly keeping: Signal<Keeping>
  /** Ids of the records that hold what the relay has not called safe. */
  readonly unsafeRecords: Signal<ReadonlySet<string>>
  /** Whether all that is unsafe would outlive this tab. */
  readonly isStored: Signal<boolean>
  /** While held, what others do waits; it is applied, in order, when it is let go. */
  readonly holdIncoming: (held: boolean) => void
  close(): void
}

export interface LaneOptions {
  readonly boardId: BoardId
  readonly lane: Lane
  readonly participantId: ParticipantId
  readonly mayWrite: boolean
  readonly whyRefused: WhyRefused
}

/** A network that swallows everything says no either, and a crowd at the door is gone by then. */
const CONNECTS_WITHIN_MS = 5000

export function connectLane({
  boardId,
  lane,
  participantId,
  mayWrite,
  whyRefused,
}: LaneOptions): LaneConnection {
  const doc = new Y.Doc()
  const status = atom<LaneStatus>('lane status', { kind: 'connecting' })
  const isReady = atom('lane is ready', false)
  const isDamaged = atom('lane is damaged', false)
  let wasToldOfDamage = false
  const provider = new WebsocketProvider(syncAddress(boardId), lane, doc, {
    connect: false,
    // Two tabs of one person meet at the relay, like everybody: only then "saved" and "who is here" are true.
    disableBc: true,
    shouldReconnect: (event) => retryPolicyOf(event.code) === 'backoff',
  })
  spreadReconnects(provider)
  sendOwnPresence(provider)
  rememberPeople(provider)
  const reconnecting = createReconnecting({
    provider,
    isOffline: () => status.get().kind === 'offline',
    isGivenUp: () => status.get().kind === 'stopped' || saveWatch.state.get() === 'rejected',
  })
  const refusedSockets = createRefusedSockets(whyRefused, CONNECTS_WITHIN_MS)
  const answerProbe = createAnswerProbe(provider, reconnecting.anew)
  const ownEdits = createOwnEdits()
  const isLive = () => status.get().kind === 'live'
  const cache = createLaneCache({
    boardId,
    lane,
    participantId,
    mayWrite,
    doc,
    ownEdits,
    isAllSafe: () => saveWatch.state.get() === 'saved',
    isLive,
    onOtherTab: () => void takeFromOtherTabs(),
  })
  const saveWatch = createSaveWatch(
    (frame) => provider.ws?.send(frame),
    (upTo) => cache.settle(ownEdits.takeSafe(upTo)),
  )
  const missingSender = createMissingSender({
    doc,
    ownUpdates: () => ownEdits.updates(),
    send: (frame) => provider.ws?.send(frame),
    waitingBytes: () => provider.ws?.bufferedAmount ?? 0,
  })
  const incoming = takeInUpdates(provider, (stateVector) =>
    missingSender.send(stateVector, () => saveWatch.caughtUp()),
  )
  const divergenceWatch = createDivergenceWatch({
    doc,
    send: (frame) => provider.ws?.send(frame),
    isQuiet: () => isLive() && saveWatch.state.get() === 'saved' && !incoming.areHeld(),
    shakeHands: reconnecting.anew,
    onDiverged: () => {
      saveWatch.diverged()
      stopSending()
    },
  })
  let connectTimer: ReturnType<typeof setTimeout> | null = null
  let closed = false
  let isTooOld = false

  doc.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin === provider) cache.heard(update)
  })
  const isOwn = (origin: unknown) => origin !== provider && origin !== cache
  watchOwnEdits(doc, isOwn, (update, changes) => {
    ownEdits.add({ n: saveWatch.edited(), update, changes, rowId: null })
    cache.storeOwn()
  })

  provider.on('status', ({ status: socket }) => {
    if (socket !== 'connected') return
    wasToldOfDamage = false
    saveWatch.opened()
  })
  provider.on('sync', (synced) => {
    if (!synced) return
    stopConnectTimer()
    refusedSockets.gotThrough()
    if (boardAgeOf(doc) === 'newer') {
      // This page is older than the board: it could not show what others make, and spoil it.
      isTooOld = true
      status.set({ kind: 'stopped', reason: 'reload' })
      provider.disconnect()
      return
    }
    status.set({ kind: 'live' })
    // The relay's answer to our greeting comes before its answer to what we have.
    isDamaged.set(wasToldOfDamage)
    isReady.set(true)
    tellGeneration()
    void takeFromOtherTabs()
  })
  provider.on('connection-close', (event) => {
    missingSender.stop()
    saveWatch.closed()
    if (isTooOld) return
    const reason = event === null ? null : closeReasonOf(event.code)
    if (event !== null && !provider.wsconnected && reason === null) {
      void askWhyRefused(Date.now())
      return
    }
    stopConnectTimer()
    status.set({ kind: 'offline', reason })
  })
  provider.on('closed', ({ code }) => {
    const reason = closeReasonOf(code)
    if (reason === 'boardClosed') cache.markUnsendable()
    status.set({ kind: 'stopped', reason })
  })

  provider.messageHandlers[MESSAGE_TYPE.anderhalf] = (_encoder, decoder) => {
    const message = parseAnderhalfMessage(decoding.readTailAsUint8Array(decoder))
    if (message === null) return
    if (message.kind === 'drain') return reconnecting.anewWithin(message.withinMs)
    if (message.kind === 'damaged') {
      wasToldOfDamage = true
      isDamaged.set(true)
      return
    }
    divergenceWatch.received(message)
    saveWatch.received(message)
    if (saveWatch.state.get() === 'rejected') stopSending()
  }

  /** What is edited after a refused edit builds on it: the relay would refuse all of it, and us in the end. */
  function stopSending() {
    cache.markUnsendable()
    provider.disconnect()
  }

  async function askWhyRefused(failingSinceMs: number) {
    const next = await refusedSockets.judge(failingSinceMs)
    if (next === null || closed || provider.wsconnected || status.get().kind === 'stopped') return
    if (next.kind === 'stopped') provider.disconnect()
    status.set(next)
  }

  /** So that the relay can refuse work on an older generation before it meets the newer one. */
  function tellGeneration() {
    const generation = generationOf(doc)
    if (generation > 0) provider.params = { generation: String(generation) }
  }

  function stopConnectTimer() {
    if (connectTimer !== null) clearTimeout(connectTimer)
    connectTimer = null
  }

  function addKept(edits: readonly KeptEdit[]) {
    for (const edit of edits) {
      Y.applyUpdate(doc, edit.update, cache)
      ownEdits.add({ n: saveWatch.edited(), ...edit })
    }
  }

  async function takeFromOtherTabs() {
    if (!mayWrite) return
    const edits = await cache.takeFromOtherTabs()
    if (!closed) addKept(edits)
  }

  async function start() {
    const kept = await cache.load()
    if (closed) return
    doc.transact(() => {
      for (const { update } of kept.known) applyThriftily(doc, update, cache)
    }, cache)
    addKept(kept.own)
    tellGeneration()
    if (kept.known.length > 0) isReady.set(true)
    const startedAtMs = Date.now()
    connectTimer = setTimeout(() => {
      if (status.get().kind !== 'connecting') return
      status.set({ kind: 'offline', reason: null })
      void askWhyRefused(startedAtMs)
    }, CONNECTS_WITHIN_MS)
    provider.connect()
  }

  window.addEventListener('offline', answerProbe.expectAnswer)
  void start()

  return {
    doc,
    awareness: provider.awareness,
    status,
    saveState: saveWatch.state,
    rejectCode: saveWatch.rejectCode,
    isDamaged,
    isReady,
    keeping: cache.keeping,
    unsafeRecords: ownEdits.records,
    isStored: ownEdits.areStored,
    holdIncoming: incoming.hold,
    close() {
      closed = true
      window.removeEventListener('offline', answerProbe.expectAnswer)
      stopConnectTimer()
      reconnecting.close()
      saveWatch.close()
      missingSender.stop()
      divergenceWatch.close()
      answerProbe.close()
      cache.close()
      provider.destroy()
      doc.destroy()
    },
  }
}

function syncAddress(boardId: BoardId): string {
  const { protocol, host } = window.location
  return `${protocol === 'https:' ? 'wss' : 'ws'}://${host}/sync/${boardId}`
}
