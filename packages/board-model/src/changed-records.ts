import type * as Y from 'yjs'

/** Which keys of which record changed; `'all'` when the record was created, replaced or deleted. */
export type ChangedRecords = Map<string, Set<string> | 'all'>

/** @param events what `observeDeep` of the records map was called with; read it before the document changes again */
export function changedRecordsOf(events: readonly Y.YEvent<Y.AbstractType<unknown>>[]): ChangedRecords {
  const changed: ChangedRecords = new Map()
  for (const event of events) {
    const [id, part] = event.path
    if (id === undefined) {
      for (const recordId of event.keys.keys()) changed.set(recordId, 'all')
      continue
    }
    const keys = changed.get(String(id)) ?? new Set<string>()
    if (keys === 'all') continue
    if (part === undefined) for (const key of event.keys.keys()) keys.add(key)
    else keys.add(String(part))
    changed.set(String(id), keys)
  }
  return changed
}
