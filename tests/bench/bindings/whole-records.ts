import type { TLRecord, TLStore } from 'tldraw'
import * as Y from 'yjs'
import type { Binding } from './binding.ts'

/**
 * The binding that everybody starts from, as in tldraw's example for Yjs before it took a key-value store: one map
 * entry a record, the whole of it written at every edit.
 */
export const WHOLE_RECORDS: Binding = {
  name: 'whole records',
  addRecords: (doc, records) =>
    doc.transact(() => records.forEach((record) => recordsOf(doc).set(record.id, record))),
  load: (doc, bytes) => Y.applyUpdate(doc, bytes),
  read: (doc) => [...recordsOf(doc).values()],
  write: (doc, _, after) => doc.transact(() => recordsOf(doc).set(after.id, after)),
  bind: bindWholeRecords,
}

function recordsOf(doc: Y.Doc): Y.Map<TLRecord> {
  return doc.getMap('whole records')
}

function bindWholeRecords(store: TLStore, doc: Y.Doc): () => void {
  const origin = {}
  const records = recordsOf(doc)
  store.mergeRemoteChanges(() => store.put([...records.values()]))
  const stopListening = store.listen(
    ({ changes: { added, updated, removed } }) =>
      doc.transact(() => {
        for (const record of Object.values(added)) records.set(record.id, record)
        for (const [, record] of Object.values(updated)) records.set(record.id, record)
        for (const id of Object.keys(removed)) records.delete(id)
      }, origin),
    { source: 'user', scope: 'document' },
  )
  function onChange(event: Y.YMapEvent<TLRecord>, transaction: Y.Transaction): void {
    if (transaction.origin === origin) return
    const removed: TLRecord['id'][] = []
    const changed: TLRecord[] = []
    for (const id of event.keys.keys()) {
      const record = records.get(id)
      if (record === undefined) removed.push(id as TLRecord['id'])
      else changed.push(record)
    }
    store.mergeRemoteChanges(() => {
      if (removed.length > 0) store.remove(removed)
      if (changed.length > 0) store.put(changed)
    })
  }
  records.observe(onChange)
  return () => {
    stopListening()
    records.unobserve(onChange)
  }
}
