import { canonicalRichText, findHomelessShapes, readBoard, withoutParent } from '@anderhalf/board-model'
import type { TLRecord, TLStore } from 'tldraw'
import type * as Y from 'yjs'

type Board = Record<string, TLRecord>

/** What a store shows, in the one form that equal boards have. */
export function shownBoardOf(store: TLStore): Board {
  return byId(Object.values(store.serialize('document')))
}

/** What a document says that everybody must see. */
export function writtenBoardOf(doc: Y.Doc): Board {
  const { records } = readBoard(doc)
  const pages = new Set<string>(records.filter(({ typeName }) => typeName === 'page').map(({ id }) => id))
  const shapes = records.filter((record) => record.typeName === 'shape')
  const homeless = findHomelessShapes(shapes, (id) => pages.has(id))
  return byId(
    records.map((record) =>
      record.typeName === 'shape' && homeless.has(record.id) ? withoutParent(record) : record,
    ),
  )
}

/** In one order and with one form of text; of records with the same id the last one counts. */
export function byId(records: readonly TLRecord[]): Board {
  const sorted = records.map(withCanonicalText).toSorted((a, b) => (a.id < b.id ? -1 : 1))
  return Object.fromEntries(sorted.map((record) => [record.id, record]))
}

function withCanonicalText(record: TLRecord): TLRecord {
  if (!('props' in record) || !('richText' in record.props)) return record
  const richText = canonicalRichText(record.props.richText)
  return { ...record, props: { ...record.props, richText } } as TLRecord
}
