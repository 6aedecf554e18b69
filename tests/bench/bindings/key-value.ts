import type { TLRecord, TLStore } from 'tldraw'
import { YKeyValue } from 'y-utility/y-keyvalue'
import * as Y from 'yjs'
import type { Binding } from './binding.ts'

/** tldraw's example for Yjs as it is: whole records in the key-value store of y-utility. */
export const KEY_VALUE: Binding = {
  name: 'key-value',
  addRecords: (doc, records) =>
    doc.transact(() => itemsOf(doc).push(records.map((record) => ({ key: record.id, val: record })))),
  load: (doc, bytes) => Y.applyUpdate(doc, bytes),
  read: (doc) => itemsOf(doc).map(({ val }) => val),
  write: (doc, _, after) => valuesOf(doc).set(after.id, after),
  bind: bindKeyValue,
}

interface Entry {
  readonly key: string
  readonly val: TLRecord
}

const values = new WeakMap<Y.Doc, YKeyValue<TLRecord>>()

function itemsOf(doc: Y.Doc): Y.Array<Entry> {
  return doc.getArray('key-value')
}

function valuesOf(doc: Y.Doc): YKeyValue<TLRecord> {
  const known = values.get(doc) ?? new YKeyValue<TLRecord>(itemsOf(doc))
  values.set(doc, known)
  return known
}

function bindKeyValue(store: TLStore, doc: Y.Doc): () => void {
  const records = valuesOf(doc)
  store.mergeRemoteChanges(() => store.put([...records.map.values()].map(({ val }) => val)))
  const stopListening = store.listen(
    ({ changes: { added, updated, removed } }) =>
      doc.transact(() => {
        for (const record of Object.values(added)) records.set(record.id, record)
        for (const [, record] of Object.values(updated)) records.set(record.id, record)
        for (const id of Object.keys(removed)) records.delete(id)
      }),
    { source: 'user', scope: 'document' },
  )
  function onChange(changes: Map<string, { action: string }>, transaction: Y.Transaction): void {
    if (transaction.local) return
    const removed: TLRecord['id'][] = []
    const changed: TLRecord[] = []
    for (const id of changes.keys()) {
      const record = records.get(id)
      if (record === undefined) removed.push(id as TLRecord['id'])
      else changed.push(record)
    }
    store.mergeRemoteChanges(() => {
      if (removed.length > 0) store.remove(removed)
      if (changed.length > 0) store.put(changed)
    })
  }
  records.on('change', onChange)
  return () => {
    stopListening()
    records.off('change', onChange)
  }
}
