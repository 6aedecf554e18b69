import { healIndices } from '@anderhalf/board-model'
import type { RecordsDiff } from '@tldraw/store'
import type { TLRecord, TLShape, TLStore } from '@tldraw/tlschema'

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

/** Gives every shape a place of its own among its siblings. Call it while remote changes are merged. */
export function healDrawOrder(store: TLStore, parentIds: ReadonlySet<string>): [TLShape, TLShape][] {
  if (parentIds.size === 0) return []
  const healed: [TLShape, TLShape][] = []
  for (const [id, index] of healIndices(store.query.records('shape').get(), parentIds)) {
    const before = store.get(id as TLShape['id'])
    if (before !== undefined) healed.push([before, { ...before, index }])
  }
  store.put(healed.map(([, after]) => after))
  return healed
}
