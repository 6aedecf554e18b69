import { healIndices, readRecord } from '@anderhalf/board-model'
import type { RecordsDiff } from '@tldraw/store'
import type { TLRecord, TLShape, TLStore } from '@tldraw/tlschema'
import type * as Y from 'yjs'

/** @returns the parents whose children may share an index after these changes */
export function parentsToCheck({ added, updated }: RecordsDiff<TLRecord>): ReadonlySet<string> {
  const parentIds = new Set<string>()
  for (const record of Object.values(added)) if (record.typeName === 'shape') parentIds.add(record.parentId)
  for (const [before, after] of Object.values(updated)) {
    if (before.typeName !== 'shape' || after.typeName !== 'shape') continue
    if (before.index !== after.index || before.parentId !== after.parentId) parentIds.add(after.parentId)
  }
  return parentIds
}

export interface DrawOrder {
  /** Call it while remote changes are merged. */
  heal(parentIds: ReadonlySet<string>): [TLShape, TLShape][]
  /** Whether something is shown in another place than the document says. */
  isHealing(): boolean
}

/** Gives every shape a place of its own among its siblings, until the document does. */
export function createDrawOrder(store: TLStore, doc: Y.Doc): DrawOrder {
  let healedHere = new Set<TLShape['id']>()

  function restore(): Set<string> {
    const parentIds = new Set<string>()
    for (const id of healedHere) {
      const shape = store.get(id)
      const reading = readRecord(doc, id)
      if (shape === undefined || !reading?.ok || reading.record.typeName !== 'shape') continue
      parentIds.add(shape.parentId)
      const { index } = reading.record
      if (index !== shape.index) store.put([{ ...shape, index }])
    }
    healedHere = new Set()
    return parentIds
  }

  return {
    isHealing: () => healedHere.size > 0,
    heal(parentIds) {
      const families = new Set([...parentIds, ...restore()])
      const healed: [TLShape, TLShape][] = []
      for (const [id, index] of healIndices(store.query.records('shape').get(), families)) {
        const before = store.get(id as TLShape['id'])
        if (before === undefined) continue
        healedHere.add(before.id)
        healed.push([before, { ...before, index }])
      }
      store.put(healed.map(([, after]) => after))
      return healed
    },
  }
}
