import { writeRecord } from '@anderhalf/board-model'
import type * as Y from 'yjs'
import type { createNoteRecord } from './note.ts'

/** Lays a note down in a lane, as the product does. */
export function writeNote(doc: Y.Doc, record: ReturnType<typeof createNoteRecord>): void {
  doc.transact(() => writeRecord(doc, record as unknown as Parameters<typeof writeRecord>[1]))
}
