import { react } from '@tldraw/state'
import type { TLInstancePresence, TLStore } from '@tldraw/tlschema'
import type { Awareness } from 'y-protocols/awareness'
import { presenceIdOf, toPresenceRecord } from './others-presence.ts'
import type { OnNextFrame } from './on-next-frame.ts'
import { deriveOwnPresence } from './own-presence.ts'
import { parsePresence, PRESENCE_KEYS, type PresenceState } from './presence-state.ts'

export interface BindPresenceOptions {
  readonly store: TLStore
  readonly awareness: Awareness
  /** Time between two states that are sent, for a room of that many connections. */
  readonly intervalMsFor?: (connections: number) => number
  readonly nowMs?: () => number
  /** Gathers what others do until then; without it, each message is shown as it arrives. */
  readonly onNextFrame?: OnNextFrame
}

interface AwarenessChange {
  readonly added: number[]
  readonly updated: number[]
  readonly removed: number[]
}

/** 17 times a second in a small group; a hundred people cost everybody as much as twenty-five do. */
export function presenceIntervalMs(connections: number): number {
  return Math.min(1000, Math.max(60, 60 * Math.ceil(connections / 25)))
}

/**
 * Shows this person's cursor, selection and viewport to the others, and theirs in the store. Who a presence belongs
 * to is what the relay stamped into it; a state without that stamp is not shown.
 *
 * @returns unbind; takes this person's presence back and removes the others from the store
 */
export function bindPresence(options: BindPresenceOptions): () => void {
  const { store, awareness, intervalMsFor = presenceIntervalMs, nowMs = Date.now, onNextFrame } = options
  const own = deriveOwnPresence(store)
  let sentAtMs = Number.NEGATIVE_INFINITY
  let timer: ReturnType<typeof setTimeout> | null = null
  const unseen = new Set<number>()
  let cancelFrame: (() => void) | null = null

  function send(): void {
    timer = null
    sentAtMs = nowMs()
    awareness.setLocalState(withPresence(awareness.getLocalState(), own.get()))
  }

  function sendSoon(): void {
    if (timer !== null) return
    const waitMs = sentAtMs + intervalMsFor(awareness.getStates().size) - nowMs()
    if (waitMs <= 0) send()
    else timer = setTimeout(send, waitMs)
  }

  function show(clientIds: Iterable<number>): void {
    const shown: TLInstancePresence[] = []
    const hidden: TLInstancePresence['id'][] = []
    for (const clientId of clientIds) {
      if (clientId === awareness.clientID) continue
      const presence = parsePresence(awareness.getStates().get(clientId))
      if (presence === null) hidden.push(presenceIdOf(clientId))
      else shown.push(toPresenceRecord(clientId, presence, nowMs()))
    }
    if (shown.length === 0 && hidden.length === 0) return
    store.mergeRemoteChanges(() => {
      store.put(shown)
      store.remove(hidden)
    })
  }

  function onChange({ added, updated, removed }: AwarenessChange): void {
    for (const clientId of [...added, ...updated, ...removed]) unseen.add(clientId)
    if (onNextFrame === undefined) showUnseen()
    else cancelFrame ??= onNextFrame(showUnseen)
  }

  function showUnseen(): void {
    cancelFrame = null
    show(unseen)
    unseen.clear()
  }

  show(awareness.getStates().keys())
  awareness.on('change', onChange)
  const stopWatching = react('send own presence', () => {
    own.get()
    sendSoon()
  })

  let bound = true
  return () => {
    if (!bound) return
    bound = false
    stopWatching()
    if (timer !== null) clearTimeout(timer)
    cancelFrame?.()
    awareness.off('change', onChange)
    awareness.setLocalState(null)
    const others = store.allRecords().filter((record) => record.typeName === 'instance_presence')
    store.mergeRemoteChanges(() => store.remove(others.map((record) => record.id)))
  }
}

/** Leaves alone what others of this client keep in their own keys of the state. */
function withPresence(
  current: Record<string, unknown> | null,
  presence: PresenceState,
): Record<string, unknown> {
  const state = { ...current }
  for (const key of PRESENCE_KEYS) delete state[key]
  return { ...state, ...presence }
}
