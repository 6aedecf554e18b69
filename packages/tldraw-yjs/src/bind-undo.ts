import { changedRecordsOf, RECORD_KEY, recordsOf } from '@anderhalf/board-model'
import type { RecordsDiff } from '@tldraw/store'
import type { TLRecord, TLStore } from '@tldraw/tlschema'
import type * as Y from 'yjs'
import { rebaseUndo, type WorkOfOthers } from './rebase-undo.ts'
import { handOnEdits } from './settling.ts'

/**
 * Makes undo, redo and Esc in the middle of a drag take back only what this person did. tldraw puts whole old
 * records back, which wipes what others did to them since, and brings back what others deleted.
 *
 * The history of the editor is the only one that applies a diff with `ignoreEphemeralKeys`; everybody else's diffs
 * pass as they are.
 *
 * @returns unbind
 */
export function bindUndo(store: TLStore, doc: Y.Doc): () => void {
  const deletedByOthers = new Set<string>()
  const typedByOthers = new Set<string>()
  const records = recordsOf(doc)

  // The editor notes as this person's what others type into a text that is open here.
  function onDocChange(events: Y.YEvent<Y.AbstractType<unknown>>[], transaction: Y.Transaction): void {
    if (transaction.local) return
    for (const [id, keys] of changedRecordsOf(events)) {
      if (keys !== 'all' && keys.has(RECORD_KEY.text)) typedByOthers.add(id)
    }
  }
  records.observeDeep(onDocChange)
  const applyDiff = store.applyDiff.bind(store)
  const stopWatching = ['shape', 'binding', 'asset'].flatMap((typeName) => [
    store.sideEffects.registerAfterDeleteHandler(typeName as 'shape', (record, source) => {
      if (source === 'remote') deletedByOthers.add(record.id)
    }),
    store.sideEffects.registerAfterCreateHandler(typeName as 'shape', (record) => {
      deletedByOthers.delete(record.id)
    }),
  ])

  const others: WorkOfOthers = {
    hasDeleted: (id) => deletedByOthers.has(id),
    hasTypedIn: (id) => typedByOthers.has(id),
  }
  store.applyDiff = (diff: RecordsDiff<TLRecord>, options: { ignoreEphemeralKeys?: boolean } = {}) => {
    const isOfHistory = options.ignoreEphemeralKeys === true
    // What others did since the last frame must be known, or it would be taken back too.
    if (isOfHistory) handOnEdits(store)
    applyDiff(isOfHistory ? rebaseUndo(store, diff, others) : diff, options)
  }
  return () => {
    store.applyDiff = applyDiff
    records.unobserveDeep(onDocChange)
    for (const stop of stopWatching) stop()
  }
}
