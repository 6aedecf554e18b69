import {
  FIXED_FIELDS,
  hasInk,
  hasSharedText,
  INK_PREFIX,
  mayHoldInk,
  META_PREFIX,
  POSITION_FIELDS,
  PROP_PREFIX,
  RECORD_KEY,
  type validateRecord,
} from '@anderhalf/board-model'
import * as Y from 'yjs'
import { itemsOf } from './map-internals.ts'

type Fields = Record<string, unknown>
export type BoardRecord = Extract<ReturnType<typeof validateRecord>, { ok: true }>['record']

/** New values of a record's map by key. */
export type RecordDraft = Map<string, unknown>

/** Stands for a key that an update takes away. */
export const REMOVED = Symbol('removed')

/** The words are checked node by node as they are typed; a record is checked with an empty text. */
const NO_TEXT = { type: 'doc', content: [{ type: 'paragraph' }] }
/** So is a stroke, see `ink-check.ts`. */
const NO_SEGMENTS: readonly unknown[] = []

/**
 * A record as it would be with the draft applied.
 *
 * @param known the record without the draft, if it is at hand: then only the draft's fields are set anew
 * @returns null when there is no base
 */
export function assembleDraft(
  id: string,
  recordMap: Y.Map<unknown>,
  draft: RecordDraft,
  known: BoardRecord | undefined,
): Fields | null {
  const isRemoving = [...draft.values()].includes(REMOVED)
  if (known !== undefined && !isRemoving) return withDraft({ ...known }, draft)
  const items = itemsOf(recordMap)
  const base = draft.get(RECORD_KEY.base) ?? valueOf(items.get(RECORD_KEY.base))
  if (!isFields(base)) return null
  const values = new Map<string, unknown>()
  for (const [key, item] of items) {
    if (!item.deleted && !draft.has(key)) values.set(key, valueOf(item))
  }
  const record = withDraft(withDraft({ ...base, id }, values), draft)
  const props = isFields(record['props']) ? record['props'] : {}
  if (hasSharedText(record)) return { ...record, props: { ...props, richText: NO_TEXT } }
  const isStroke = mayHoldInk(record) && hasInk({ has: (key) => values.has(key) || isSet(draft, key) })
  return isStroke ? { ...record, props: { ...props, segments: NO_SEGMENTS } } : record
}

function isSet(draft: RecordDraft, key: string): boolean {
  return draft.has(key) && draft.get(key) !== REMOVED
}

function withDraft(record: Fields, draft: RecordDraft): Fields {
  let props: Fields | null = null
  let meta: Fields | null = null
  for (const [key, value] of draft) {
    if (key === RECORD_KEY.base || key === RECORD_KEY.text || value === REMOVED) continue
    if (key === RECORD_KEY.position) {
      setPosition(record, value)
    } else if (key.startsWith(PROP_PREFIX)) {
      props ??= copyOf(record['props'])
      setField(props, key.slice(PROP_PREFIX.length), value)
    } else if (key.startsWith(META_PREFIX)) {
      meta ??= copyOf(record['meta'])
      setField(meta, key.slice(META_PREFIX.length), value)
    } else if (!FIXED_FIELDS.has(key) && !key.startsWith(INK_PREFIX)) {
      setField(record, key, value)
    }
  }
  if (props !== null) record['props'] = props
  if (meta !== null) record['meta'] = meta
  return record
}

function copyOf(fields: unknown): Fields {
  return isFields(fields) ? { ...fields } : {}
}

export function valueOf(item: Y.Item | undefined): unknown {
  if (item === undefined || item.deleted) return undefined
  return item.content instanceof Y.ContentAny ? item.content.arr[item.length - 1] : undefined
}

function setPosition(record: Fields, position: unknown): void {
  // Something else than a list takes the position away, also from a record that is known to be good.
  const values: readonly unknown[] = Array.isArray(position) ? position : []
  POSITION_FIELDS.forEach((field, at) => {
    record[field] = values[at]
  })
}

function setField(fields: Fields, key: string, value: unknown): void {
  if (value === undefined) delete fields[key]
  else fields[key] = value
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
