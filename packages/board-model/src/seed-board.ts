import {
  DocumentRecordType,
  PageRecordType,
  TLDOCUMENT_ID,
  type TLRecord,
  type TLShape,
} from '@tldraw/tlschema'
import { getIndices, type IndexKey } from '@tldraw/utils'
import type * as Y from 'yjs'
import { boardSchema } from './board-schema.ts'
import { HOME_PAGE_ID } from './home-page.ts'
import { LAYOUT_VERSION, META_MAP } from './layout.ts'
import { writeRecord } from './write-record.ts'

export interface BoardSeed {
  readonly name: string
  /** Drawn in this order, the first one lowest. */
  readonly shapes: readonly TLShape[]
}

/** Entries of `doc.getMap(META_MAP)`: the server alone writes them. */
export const META_KEY = { schema: 'schema', layout: 'layout', generation: 'generation' } as const

const SEED_ORIGIN = 'seed'

/**
 * Writes a new board's document, page and first frames. The server alone does this, once, before anybody sees the
 * document: two clients that each make their own page would lose the edits of one of them.
 */
export function seedBoard(doc: Y.Doc, { name, shapes }: BoardSeed): void {
  const indices = getIndices(shapes.length)
  const records: TLRecord[] = [
    DocumentRecordType.create({ id: TLDOCUMENT_ID, name }),
    PageRecordType.create({ id: HOME_PAGE_ID, name, index: 'a1' as IndexKey }),
    ...shapes.map((shape, at) => ({ ...shape, index: indices[at] ?? shape.index })),
  ]
  doc.transact(() => {
    for (const record of records) writeRecord(doc, record)
    const meta = doc.getMap(META_MAP)
    meta.set(META_KEY.schema, boardSchema.serialize())
    meta.set(META_KEY.layout, LAYOUT_VERSION)
    meta.set(META_KEY.generation, 1)
  }, SEED_ORIGIN)
}
