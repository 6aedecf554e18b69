import type { BoardId, Lane, ParticipantId } from '@anderhalf/protocol'
import { atom, type Signal } from '@tldraw/state'
import * as Y from 'yjs'
import type { LaneKey } from '../device/board-database.ts'
import { openKeptLane, type KeptEdit, type KeptLane, type KeptLaneRows } from '../device/kept-lane.ts'
import { isSharedComputer } from '../device/shared-computer.ts'
import type { OwnEdit, OwnEdits } from './own-edits.ts'

/**
 * Whether this device keeps what is on the lane.
 * - `shared`: others use this computer too, so nothing stays on it
 * - `unavailable`: the browser keeps nothing, as in some private windows
 * - `full`: there is no room; it is tried again
 */
export type Keeping = 'kept' | 'shared' | 'unavailable' | 'full'

export interface LaneCache {
  readonly keeping: Signal<Keeping>
  /** Never rejects. Empty where nothing is kept. */
  load(): Promise<KeptLane>
  /** Something came from the relay. */
  heard(update: Uint8Array): void
  /** Own edits were added. */
  storeOwn(): void
  settle(safe: readonly OwnEdit[]): void
  /** Work that another tab of this person left behind, or still has without a connection of its own. */
  takeFromOtherTabs(): Promise<KeptEdit[]>
  /** What is kept of the lane must not be opened again; own work is set aside when the board opens next. */
  markUnsendable(): void
  close(): void
}

export interface LaneCacheOptions {
  readonly boardId: BoardId
  readonly lane: Lane
  readonly participantId: ParticipantId
  readonly mayWrite: boolean
  readonly doc: Y.Doc
  readonly ownEdits: OwnEdits
  /** Whether the document is what the relay has on its disk, no more. */
  readonly isAllSafe: () => boolean
  readonly isLive: () => boolean
  /** Another tab of this person keeps edits that it cannot send, or has not for a while. */
  readonly onOtherTab: () => void
}

const EMPTY: KeptLane = { known: [], own: [] }
const FLUSH_AFTER_MS = 2000
const TRY_AGAIN_AFTER_MS = 10_000
/** With a connection, what another tab did comes through the relay. */
const OTHER_TAB_SENDS_WITHIN_MS = 5000
/** Many small pieces open slowly; one large piece is written slowly. */
const MAX_PIECES = 64
const MIN_BYTES_TO_JOIN = 256 * 1024

/** What one tab keeps of one lane on this device, and when it writes it there. */
export function createLaneCache(options: LaneCacheOptions): LaneCache {
  const { doc, ownEdits, isAllSafe, isLive } = options
  const key: LaneKey = [options.boardId, options.lane]
  const keeping = atom<Keeping>('keeping', isSharedComputer() ? 'shared' : 'kept')
  const channel = 'BroadcastChannel' in window ? new BroadcastChannel('anderhalf.own') : null
  let rows: KeptLaneRows | null = null
  let heardUpdates: Uint8Array[] = []
  let safeEdits: OwnEdit[] = []
  const beingStored = new Set<OwnEdit>()
  const ownRowIds = new Set<number>()
  let knownRowIds: number[] = []
  let wholeBytes = 0
  let pieceBytes = 0
  /** A piece could not be written: those after it mean nothing until one whole takes their place. */
  let hasGap = false
  let flushTimer: ReturnType<typeof setTimeout> | null = null
  let retryTimer: ReturnType<typeof setTimeout> | null = null
  let otherTabTimer: ReturnType<typeof setTimeout> | null = null

  if (channel !== null) {
    channel.addEventListener('message', ({ data }) => {
      if (data === key.join(' ')) hearOtherTab()
    })
  }

  function hearOtherTab() {
    otherTabTimer ??= setTimeout(
      () => {
        otherTabTimer = null
        options.onOtherTab()
      },
      isLive() ? OTHER_TAB_SENDS_WITHIN_MS : 0,
    )
  }

  /** The one catch around the database: a device that does not keep must not stop the board. */
  async function attempt<T>(work: (rows: KeptLaneRows) => Promise<T>): Promise<T | null> {
    if (rows === null) return null
    try {
      const result = await work(rows)
      keeping.set('kept')
      return result
    } catch (error) {
      keeping.set(isQuotaError(error) ? 'full' : 'unavailable')
      // Somebody may have cleared the storage under us: it can be opened anew.
      rows = await openKeptLane(key, options.participantId)
      retryTimer ??= setTimeout(() => {
        retryTimer = null
        void storeOwn()
      }, TRY_AGAIN_AFTER_MS)
      return null
    }
  }

  async function storeOwn(): Promise<void> {
    const edits = ownEdits.unstored().filter((edit) => !beingStored.has(edit))
    if (edits.length === 0) return
    for (const edit of edits) beingStored.add(edit)
    // Without a connection this device is the only place: then it goes to the disk at once.
    const rowIds = await attempt((lane) => lane.addOwn(edits, isLive() ? 'relaxed' : 'strict'))
    edits.forEach((edit, at) => {
      beingStored.delete(edit)
      const rowId = rowIds?.[at]
      if (rowId === undefined) return
      edit.rowId = rowId
      ownRowIds.add(rowId)
    })
    if (rowIds === null) return
    ownEdits.noteStored()
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel is of one origin
    channel?.postMessage(key.join(' '))
  }

  function flushSoon() {
    if (rows === null) return
    // Own edits alone do not open a board: what they were made on comes to the disk at once.
    const waitMs = knownRowIds.length === 0 ? 0 : FLUSH_AFTER_MS
    flushTimer ??= setTimeout(() => void flush(), waitMs)
  }

  async function flush(): Promise<void> {
    if (flushTimer !== null) clearTimeout(flushTimer)
    flushTimer = null
    if (hasGap && !(await join())) return
    // What is being stored has no row id to delete yet.
    const settled = safeEdits.filter((edit) => !beingStored.has(edit))
    safeEdits = safeEdits.filter((edit) => beingStored.has(edit))
    if (safeEdits.length > 0) flushSoon()
    const updates = [...heardUpdates, ...settled.map(({ update }) => update)]
    heardUpdates = []
    if (updates.length === 0) return
    const known = Y.mergeUpdates(updates)
    const safeRowIds = settled.flatMap(({ rowId }) => rowId ?? [])
    const rowId = await attempt((lane) => lane.settle(known, safeRowIds))
    if (rowId === null) {
      hasGap = true
      safeEdits.push(...settled)
      return
    }
    for (const safeRowId of safeRowIds) ownRowIds.delete(safeRowId)
    knownRowIds.push(rowId)
    pieceBytes += known.length
    if (knownRowIds.length > MAX_PIECES || pieceBytes > Math.max(MIN_BYTES_TO_JOIN, wholeBytes)) await join()
  }

  /** @returns whether one piece now stands for all, which it may only while the document is what the relay has */
  async function join(): Promise<boolean> {
    if (!isLive() || !isAllSafe()) return false
    const whole = Y.encodeStateAsUpdate(doc)
    const rowIds = knownRowIds
    const rowId = await attempt((lane) => lane.replaceKnown(rowIds, whole))
    if (rowId === null) return false
    knownRowIds = [rowId, ...knownRowIds.filter((id) => !rowIds.includes(id))]
    wholeBytes = whole.length
    pieceBytes = 0
    hasGap = false
    return true
  }

  function onHide() {
    void flush()
  }
  document.addEventListener('visibilitychange', onHide)
  window.addEventListener('pagehide', onHide)

  return {
    keeping,
    async load() {
      if (keeping.get() === 'shared') return EMPTY
      rows = await openKeptLane(key, options.participantId)
      if (rows === null) keeping.set('unavailable')
      const kept = await attempt((lane) => lane.read(options.mayWrite))
      if (kept === null) return EMPTY
      knownRowIds = kept.known.map(({ rowId }) => rowId)
      pieceBytes = kept.known.reduce((bytes, { update }) => bytes + update.length, 0)
      wholeBytes = Math.max(0, ...kept.known.map(({ update }) => update.length))
      for (const { rowId } of kept.own) ownRowIds.add(rowId)
      return kept
    },
    heard(update) {
      if (rows === null) return
      if (!hasGap) heardUpdates.push(update)
      flushSoon()
    },
    storeOwn: () => void storeOwn(),
    settle(safe) {
      if (rows === null) return
      safeEdits.push(...safe)
      flushSoon()
    },
    async takeFromOtherTabs() {
      const own = await attempt((lane) => lane.readOwn())
      const fresh = (own ?? []).filter(({ rowId }) => !ownRowIds.has(rowId))
      for (const { rowId } of fresh) ownRowIds.add(rowId)
      return fresh
    },
    markUnsendable: () => void attempt((lane) => lane.markUnsendable()),
    close() {
      void flush()
      document.removeEventListener('visibilitychange', onHide)
      window.removeEventListener('pagehide', onHide)
      for (const timer of [retryTimer, otherTabTimer]) if (timer !== null) clearTimeout(timer)
      channel?.close()
    },
  }
}

function isQuotaError(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'QuotaExceededError'
}
