import { writeRecord } from '@anderhalf/board-model'
import type * as Y from 'yjs'
import type { createNote } from '@anderhalf/board-model/testing'

/** Lays a note down in a lane, as the product does. */
export function writeNote(doc: Y.Doc, record: ReturnType<typeof createNote>): void {
  doc.transact(() => writeRecord(doc, record))
}
