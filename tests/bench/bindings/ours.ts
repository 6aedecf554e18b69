import { applyThriftily, readBoard, writeRecord } from '@anderhalf/board-model'
import { bindStore } from '@anderhalf/tldraw-yjs'
import type { Binding } from './binding.ts'

export const OURS: Binding = {
  name: 'ours',
  addRecords: (doc, records) => doc.transact(() => records.forEach((record) => writeRecord(doc, record))),
  load: applyThriftily,
  read: (doc) => readBoard(doc).records,
  write: (doc, before, after) => doc.transact(() => writeRecord(doc, after, { before })),
  // As in the app, where a frame takes in what came since the last one; here `flushEdits` ends it.
  bind: (store, doc) => bindStore(store, doc, { onNextFrame: () => () => undefined }),
}
