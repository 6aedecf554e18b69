import type { ChangedRecords } from '@anderhalf/board-model'
import { atom, type Signal } from '@tldraw/state'

/** An edit of this device that the relay has not called safe yet. */
export interface OwnEdit {
  /** As counted by the save watch. */
  readonly n: number
  readonly update: Uint8Array
  readonly changes: ChangedRecords
  /** Where it lies in the database of this device; null as long as it does not. */
  rowId: number | null
}

export interface OwnEdits {
  /** Ids of the records that hold something unsafe. */
  readonly records: Signal<ReadonlySet<string>>
  /** Whether all that is unsafe would outlive this tab. */
  readonly areStored: Signal<boolean>
  add(edit: OwnEdit): void
  /** @returns the edits that are safe from now on */
  takeSafe(upTo: number): OwnEdit[]
  unstored(): OwnEdit[]
  /** In the order in which they were made. */
  updates(): Uint8Array[]
  noteStored(): void
}

export function createOwnEdits(): OwnEdits {
  const records = atom<ReadonlySet<string>>('unsafe records', new Set())
  const areStored = atom('own edits are stored', true)
  let edits: OwnEdit[] = []
  const lastEditOf = new Map<string, number>()

  function noteStored() {
    areStored.set(edits.every(({ rowId }) => rowId !== null))
  }

  return {
    records,
    areStored,
    add(edit) {
      edits.push(edit)
      const sizeBefore = lastEditOf.size
      for (const id of edit.changes.keys()) lastEditOf.set(id, edit.n)
      if (lastEditOf.size > sizeBefore) records.set(new Set(lastEditOf.keys()))
      if (edit.rowId === null) areStored.set(false)
    },
    takeSafe(upTo) {
      const safe = edits.filter(({ n }) => n <= upTo)
      if (safe.length === 0) return safe
      edits = edits.filter(({ n }) => n > upTo)
      for (const [id, n] of lastEditOf) if (n <= upTo) lastEditOf.delete(id)
      if (lastEditOf.size < records.get().size) records.set(new Set(lastEditOf.keys()))
      noteStored()
      return safe
    },
    updates: () => edits.map(({ update }) => update),
    unstored: () => edits.filter(({ rowId }) => rowId === null),
    noteStored,
  }
}
