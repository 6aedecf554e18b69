import { changedRecordsOf, recordsOf, type ChangedRecords } from '@anderhalf/board-model'
import type * as Y from 'yjs'

/** Tells each edit that was made in this tab, with the records that it touched. */
export function watchOwnEdits(
  doc: Y.Doc,
  isOwn: (origin: unknown) => boolean,
  onEdit: (update: Uint8Array, changes: ChangedRecords) => void,
): void {
  let changes: ChangedRecords = new Map()
  recordsOf(doc).observeDeep((events, { origin }) => {
    if (isOwn(origin)) changes = changedRecordsOf(events)
  })
  // Yjs says what an update holds right after it told the observers of it.
  doc.on('update', (update: Uint8Array, origin: unknown) => {
    if (!isOwn(origin)) return
    onEdit(update, changes)
    changes = new Map()
  })
}
