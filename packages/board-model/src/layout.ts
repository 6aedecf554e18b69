import * as Y from 'yjs'

/** Number of this layout, in `meta.layout`. The server alone raises it, in a new generation. */
export const LAYOUT_VERSION = 1

export const RECORDS_MAP = 'records'
export const META_MAP = 'meta'

/** Keys of one record's map. Every other key is a top-level field, `p.<prop>` or `m.<meta>`. */
export const RECORD_KEY = { base: '$', position: 'pos', text: 'text' } as const
export const PROP_PREFIX = 'p.'
export const META_PREFIX = 'm.'

/** Fields that have a key of their own from the creation on, because two people change them apart. */
export const OWN_KEY_FIELDS: ReadonlySet<string> = new Set(['index'])

/** Fields that move together: a position means nothing without the parent that it is relative to. */
export const POSITION_FIELDS = ['x', 'y', 'rotation', 'parentId'] as const

/** Whether this field of a record lies in its position. Only shapes have one. */
export function isPositionField({ typeName }: { readonly typeName: string }, key: string): boolean {
  return typeName === 'shape' && (POSITION_FIELDS as readonly string[]).includes(key)
}

/** Fields that no key of their own name can override. */
export const FIXED_FIELDS: ReadonlySet<string> = new Set([
  'id',
  'typeName',
  'type',
  'props',
  'meta',
  ...POSITION_FIELDS,
])

const SHAPE_TYPES_WITH_TEXT: ReadonlySet<unknown> = new Set(['note', 'text', 'geo'])

export function recordsOf(doc: Y.Doc): Y.Map<unknown> {
  return doc.getMap(RECORDS_MAP)
}

/** Whether the rich text of such a record lies in a `Y.XmlFragment`, where people can type together. */
export function hasSharedText(record: { readonly typeName?: unknown; readonly type?: unknown }): boolean {
  return record.typeName === 'shape' && SHAPE_TYPES_WITH_TEXT.has(record.type)
}

/** @returns the fragment that holds the text of a note, text or geo shape; null for all else */
export function textFragmentOf(doc: Y.Doc, recordId: string): Y.XmlFragment | null {
  const map = recordsOf(doc).get(recordId)
  const text = map instanceof Y.Map ? map.get(RECORD_KEY.text) : null
  return text instanceof Y.XmlFragment ? text : null
}
