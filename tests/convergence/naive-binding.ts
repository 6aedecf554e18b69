import { readBoard } from '@anderhalf/board-model'
import type { TLStore } from 'tldraw'
import type * as Y from 'yjs'
import { WHOLE_RECORDS } from '../bench/bindings/whole-records.ts'
import { byId } from './board-state.ts'
import type { BindingOnTrial } from './workshop.ts'

/** The binding that everybody starts from, on a board that the server seeded. It is here to be found wanting. */
export const naiveBinding: BindingOnTrial = {
  bind: (editor, doc) => bindToSeededBoard(editor.store, doc),
  readBoard: (doc) => byId([...readBoard(doc).records, ...WHOLE_RECORDS.read(doc)]),
}

function bindToSeededBoard(store: TLStore, doc: Y.Doc): () => void {
  store.mergeRemoteChanges(() => store.put(readBoard(doc).records))
  return WHOLE_RECORDS.bind(store, doc)
}
