import { readBoard } from '@anderhalf/board-model'
import type { TLRecord, TLStore } from 'tldraw'
import type * as Y from 'yjs'
import { byId } from './board-state.ts'
import type { BindingOnTrial } from './workshop.ts'

/**
 * The binding that everybody starts from: one map entry a record, the whole of it written at every edit, applied
 * without a look at what the store still gathers. It is here to be found wanting.
 */
export const wholeRecords: BindingOnTrial = {
  bind: (editor, doc) => bindWholeRecords(editor.store, doc),
  readBoard: (doc) => byId([...readBoard(doc).records, ...wholeRecordsOf(doc).values()]),
}

function wholeRecordsOf(doc: Y.Doc): Y.Map<TLRecord> {
  return doc.getMap('whole records')
}

function bindWholeRecords(store: TLStore, doc: Y.Doc): () => void {
  const origin = {}
  const whole = wholeRecordsOf(doc)
  store.mergeRemoteChanges(() => store.put([...readBoard(doc).records, ...whole.values()]))
  const stop = store.listen(
    ({ changes: { added, updated, removed } }) => {
      doc.transact(() => {
        for (const record of Object.values(added)) whole.set(record.id, record)
        for (const [, record] of Object.values(updated)) whole.set(record.id, record)
        for (const id of Object.keys(removed)) whole.delete(id)
      }, origin)
    },
    { source: 'user', scope: 'document' },
  )
  function onChange(event: Y.YMapEvent<TLRecord>, transaction: Y.Transaction): void {
    if (transaction.origin === origin) return
    store.mergeRemoteChanges(() => {
      for (const [id, { action }] of event.changes.keys) {
        const record = whole.get(id)
        if (action === 'delete' || record === undefined) store.remove([id as TLRecord['id']])
        else store.put([record])
      }
    })
  }
  whole.observe(onChange)
  return () => {
    stop()
    whole.unobserve(onChange)
  }
}
