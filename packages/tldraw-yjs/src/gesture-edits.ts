import { react } from '@tldraw/state'
import type { RecordsDiff } from '@tldraw/store'
import type { TLRecord, TLStore } from '@tldraw/tlschema'
import { createEmptyDiff } from './side-effects.ts'

/** How long a drag may last before the document hears of it; every write of a drag stays in it for good. */
const MAX_KEPT_MS = 1_000

/**
 * Yjs cannot join what turns of several shapes leave behind, so a drag of many costs the document most: a workshop's
 * board would be a quarter larger.
 */
const MAX_KEPT_OF_MANY_MS = 3_000
const MANY_SHAPES = 5

export interface GestureEdits {
  /** Keeps back what a gesture changes. @returns what is to be written at once */
  take(edits: RecordsDiff<TLRecord>): RecordsDiff<TLRecord>
  /** Writes what is kept back of one record, or all of it. */
  commit(recordId?: string): void
  close(): void
}

/**
 * Gathers the changes of a drag, a resize or a stroke and writes their outcome at the end of the gesture, at most
 * once a second in between. A shape that is made or deleted is written at once.
 *
 * @param isGesturing reads signals: its turning false ends the gesture
 */
export function createGestureEdits(
  store: TLStore,
  isGesturing: () => boolean,
  write: (edits: RecordsDiff<TLRecord>) => void,
): GestureEdits {
  const before = new Map<string, TLRecord>()
  let timer: ReturnType<typeof setTimeout> | null = null

  function commit(recordId?: string): void {
    const edits = createEmptyDiff()
    for (const [id, record] of before) {
      if (recordId !== undefined && id !== recordId) continue
      before.delete(id)
      const current = store.get(record.id)
      if (current !== undefined) edits.updated[record.id] = [record, current]
    }
    if (before.size === 0 && timer !== null) {
      clearTimeout(timer)
      timer = null
    }
    if (Object.keys(edits.updated).length > 0) write(edits)
  }

  const stop = react('end of a gesture', () => {
    if (!isGesturing()) commit()
  })

  return {
    take(edits) {
      for (const id of Object.keys(edits.removed)) before.delete(id)
      if (!isGesturing()) {
        commit()
        return edits
      }
      for (const [from, to] of Object.values(edits.updated)) if (!before.has(to.id)) before.set(to.id, from)
      const keptMs = before.size >= MANY_SHAPES ? MAX_KEPT_OF_MANY_MS : MAX_KEPT_MS
      if (before.size > 0) timer ??= setTimeout(() => commit(), keptMs)
      return { ...edits, updated: {} }
    },
    commit,
    close() {
      stop()
      commit()
    },
  }
}
