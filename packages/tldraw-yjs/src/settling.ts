import type { RecordsDiff } from '@tldraw/store'
import type { TLRecord, TLStore } from '@tldraw/tlschema'
import { parentsToCheck } from './draw-order.ts'

/** What changed since the structure of the board was last looked at. */
export interface Unsettled {
  /** Whether a shape may have lost or found its parent. */
  readonly homesMatter: boolean
  /** Parents whose children may share an index. */
  readonly parents: ReadonlySet<string>
}

export interface Settling {
  add(diff: RecordsDiff<TLRecord>): void
  isUnsettled(): boolean
  close(): void
}

interface SettlingOptions {
  readonly homesMayMatter: (changed: readonly TLRecord[], removed: readonly TLRecord[]) => boolean
  readonly isHealing: () => boolean
  readonly heal: (unsettled: Unsettled) => void
}

const afterFlush = new WeakMap<TLStore, Set<() => void>>()

/**
 * Hands on what was gathered in this frame, takes in what others did meanwhile, and heals the structure that both
 * leave.
 */
export function handOnEdits(store: TLStore): void {
  flushHistory(store)
  for (const callback of afterFlush.get(store) ?? []) {
    callback()
    // The editor answers, as with a group that came back with a single child and dissolves.
    flushHistory(store)
  }
}

/**
 * Runs each time that edits were handed on, in the order of the calls.
 *
 * @returns forget
 */
export function afterHandOn(store: TLStore, callback: () => void): () => void {
  const callbacks = afterFlush.get(store) ?? new Set()
  afterFlush.set(store, callbacks)
  callbacks.add(callback)
  return () => callbacks.delete(callback)
}

function flushHistory(store: TLStore): void {
  // reason: the store's only way to hand on what it gathered; public in its types, stable since 2.0.
  // oxlint-disable-next-line no-underscore-dangle
  store._flushHistory()
}

/**
 * Waits with healing until all edits lie in the document. The store hands on several gathered pieces one after
 * another, and between two of them it is ahead of the document.
 */
export function createSettling(store: TLStore, options: SettlingOptions): Settling {
  let homesMatter = false
  let parents = new Set<string>()
  let waiting = false
  let isOpen = true
  const forget = afterHandOn(store, settle)

  const isUnsettled = () => homesMatter || parents.size > 0

  function settle(): void {
    if (!isUnsettled()) return
    const unsettled = { homesMatter, parents }
    homesMatter = false
    parents = new Set()
    options.heal(unsettled)
  }

  return {
    isUnsettled,
    add(diff) {
      const updated = Object.values(diff.updated).map(([, after]) => after)
      const present = [...Object.values(diff.added), ...updated].filter(
        (record) => record.typeName === 'shape',
      )
      const removed = Object.values(diff.removed)
      homesMatter ||= options.homesMayMatter(present, removed) || (options.isHealing() && removed.length > 0)
      for (const parentId of parentsToCheck(diff)) parents.add(parentId)
      if (!isUnsettled() || waiting) return
      waiting = true
      queueMicrotask(() => {
        waiting = false
        if (isOpen) handOnEdits(store)
      })
    },
    close() {
      isOpen = false
      forget()
    },
  }
}
