import { deleteRecord, hasSharedText, HOME_PAGE_ID, writeRecord } from '@anderhalf/board-model'
import type { RecordsDiff } from '@tldraw/store'
import { TLDOCUMENT_ID, type TLRecord } from '@tldraw/tlschema'
import type * as Y from 'yjs'

/** Two clients that each made or deleted one of these would lose each other's edits; the server seeds them. */
const SEEDED_IDS: ReadonlySet<string> = new Set([TLDOCUMENT_ID, HOME_PAGE_ID])

/** Writes what one person changed, property by property. Call it inside a transaction with an origin. */
export function writeEdits(
  doc: Y.Doc,
  { added, updated, removed }: RecordsDiff<TLRecord>,
  isTextBoundElsewhere: (shapeId: string) => boolean,
): void {
  for (const record of Object.values(added)) {
    if (!SEEDED_IDS.has(record.id)) writeRecord(doc, record)
  }
  for (const [before, after] of Object.values(updated)) {
    const heldText = hasSharedText(after) && isTextBoundElsewhere(after.id)
    writeRecord(doc, after, { before: heldText ? withTextOf(after, before) : before })
  }
  for (const id of Object.keys(removed)) {
    if (!SEEDED_IDS.has(id)) deleteRecord(doc, id)
  }
}

/** @returns `before` as if it had the text of `after` already, so that the text counts as unchanged */
function withTextOf(after: TLRecord, before: TLRecord): TLRecord {
  const richText = (after as { props: { richText?: unknown } }).props.richText
  const props = { ...(before as { props: object }).props, richText }
  return { ...before, props } as TLRecord
}
