import type { TLRecord } from '@tldraw/tlschema'
import { isEqual } from '@tldraw/utils'
import * as Y from 'yjs'
import { isSameText, readText, writeText } from './board-text.ts'
import {
  FIXED_FIELDS,
  hasSharedText,
  META_PREFIX,
  OWN_KEY_FIELDS,
  POSITION_FIELDS,
  PROP_PREFIX,
  RECORD_KEY,
  recordsOf,
} from './layout.ts'

type Fields = Record<string, unknown>

export interface WriteOptions {
  /**
   * The record as it was before the edit: only what differs from it is written, so that an edit never carries back
   * what somebody else changed meanwhile. A record that is gone by now stays gone.
   */
  readonly before?: TLRecord
}

/**
 * Creates a record, or writes what differs. Call it inside a transaction with an origin. What the document already
 * says is never written again.
 */
export function writeRecord(doc: Y.Doc, record: TLRecord, { before }: WriteOptions = {}): void {
  const records = recordsOf(doc)
  const map = records.get(record.id)
  if (!(map instanceof Y.Map)) {
    if (before === undefined) createRecord(records, record)
    return
  }
  const fields = record as unknown as Fields
  const fieldsBefore = before as unknown as Fields | undefined
  if (record.typeName === 'shape') writePosition(map, fields, fieldsBefore)
  writeFields(map, baseOf(map), '', topFieldsOf(fields), fieldsBefore && topFieldsOf(fieldsBefore))
  writeNested(map, 'props', PROP_PREFIX, fields, fieldsBefore)
  writeNested(map, 'meta', META_PREFIX, fields, fieldsBefore)
  if (hasSharedText(fields)) writeSharedText(map, fields, fieldsBefore)
}

/** Call it inside a transaction with an origin. */
export function deleteRecord(doc: Y.Doc, id: string): void {
  const records = recordsOf(doc)
  if (records.has(id)) records.delete(id)
}

function createRecord(records: Y.Map<unknown>, record: TLRecord): void {
  const fields = record as unknown as Fields
  const map = new Y.Map<unknown>()
  const base: Fields = {}
  for (const [key, value] of Object.entries(fields)) {
    if (key === 'id' || OWN_KEY_FIELDS.has(key) || isPositionField(record, key)) continue
    base[key] = value
  }
  if (hasSharedText(fields)) {
    const { richText: _, ...props } = fields['props'] as Fields
    base['props'] = props
  }
  map.set(RECORD_KEY.base, base)
  if (record.typeName === 'shape') map.set(RECORD_KEY.position, positionOf(fields))
  for (const key of OWN_KEY_FIELDS) if (key in fields) map.set(key, fields[key])
  records.set(record.id, map)
  if (!hasSharedText(fields)) return
  const text = new Y.XmlFragment()
  map.set(RECORD_KEY.text, text)
  writeText(text, (fields['props'] as Fields)['richText'])
}

function isPositionField(record: TLRecord, key: string): boolean {
  return record.typeName === 'shape' && (POSITION_FIELDS as readonly string[]).includes(key)
}

function positionOf(fields: Fields): unknown[] {
  return POSITION_FIELDS.map((field) => fields[field])
}

function writePosition(map: Y.Map<unknown>, fields: Fields, before: Fields | undefined): void {
  const position = positionOf(fields)
  if (before !== undefined && isEqual(position, positionOf(before))) return
  if (!isEqual(position, map.get(RECORD_KEY.position))) map.set(RECORD_KEY.position, position)
}

function baseOf(map: Y.Map<unknown>): Fields {
  const base = map.get(RECORD_KEY.base)
  return typeof base === 'object' && base !== null ? (base as Fields) : {}
}

function topFieldsOf(fields: Fields): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([key]) => !FIXED_FIELDS.has(key)))
}

function writeNested(
  map: Y.Map<unknown>,
  field: 'props' | 'meta',
  prefix: string,
  record: Fields,
  before: Fields | undefined,
): void {
  if (!(field in record)) return
  const base = (baseOf(map)[field] ?? {}) as Fields
  const after = { ...(record[field] as Fields) }
  const former = before && { ...(before[field] as Fields) }
  if (field === 'props' && hasSharedText(record)) {
    delete after['richText']
    delete former?.['richText']
  }
  writeFields(map, base, prefix, after, former)
}

/** An override of `undefined` says that the field is gone. */
function writeFields(
  map: Y.Map<unknown>,
  base: Fields,
  prefix: string,
  after: Fields,
  before: Fields | undefined,
): void {
  const known = before ?? currentFieldsOf(map, base, prefix)
  for (const key of new Set([...Object.keys(after), ...Object.keys(known)])) {
    const value = after[key]
    if (before !== undefined && isEqual(value, before[key])) continue
    const current = map.has(prefix + key) ? map.get(prefix + key) : base[key]
    if (!isEqual(value, current)) map.set(prefix + key, value)
  }
}

function currentFieldsOf(map: Y.Map<unknown>, base: Fields, prefix: string): Fields {
  if (prefix === '') return {}
  const overridden = [...map.keys()].filter((key) => key.startsWith(prefix))
  return { ...base, ...Object.fromEntries(overridden.map((key) => [key.slice(prefix.length), map.get(key)])) }
}

function writeSharedText(map: Y.Map<unknown>, fields: Fields, before: Fields | undefined): void {
  const richText = (fields['props'] as Fields)['richText']
  if (before !== undefined && isSameText(richText, (before['props'] as Fields)['richText'])) return
  const text = map.get(RECORD_KEY.text)
  if (text instanceof Y.XmlFragment) {
    if (!isSameText(richText, readText(text).richText)) writeText(text, richText)
    return
  }
  const created = new Y.XmlFragment()
  map.set(RECORD_KEY.text, created)
  writeText(created, richText)
}
