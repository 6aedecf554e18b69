import type { TLDrawShapeSegment, TLRecord } from '@tldraw/tlschema'
import { isEqual } from '@tldraw/utils'
import * as Y from 'yjs'
import { isSameText, readText, writeText } from './board-text.ts'
import { createInk, deleteInk, hasInk, mayHoldInk, readInk, writeInk } from './ink-layout.ts'
import {
  FIXED_FIELDS,
  hasSharedText,
  isPositionField,
  META_PREFIX,
  OWN_KEY_FIELDS,
  POSITION_FIELDS,
  PROP_PREFIX,
  RECORD_KEY,
  recordsOf,
} from './layout.ts'

type Fields = Record<string, unknown>
type Segments = readonly TLDrawShapeSegment[]

const SEGMENTS_KEY = `${PROP_PREFIX}segments`

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
  if (mayHoldInk(fields)) writeStroke(map, fields, fieldsBefore)
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
  if (mayHoldInk(fields)) {
    const { segments, ...props } = fields['props'] as Fields
    if (createInk(map, segments as Segments)) base['props'] = props
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
  const apart = field === 'props' ? apartOf(record) : null
  writeFields(map, base, prefix, record[field] as Fields, before && (before[field] as Fields), apart)
}

/** The property that has keys of its own. */
function apartOf(record: Fields): string | null {
  if (hasSharedText(record)) return 'richText'
  return mayHoldInk(record) ? 'segments' : null
}

/** An override of `undefined` says that the field is gone. */
function writeFields(
  map: Y.Map<unknown>,
  base: Fields,
  prefix: string,
  after: Fields,
  before: Fields | undefined,
  apart: string | null = null,
): void {
  const known = before ?? currentFieldsOf(map, base, prefix)
  for (const key of new Set([...Object.keys(after), ...Object.keys(known)])) {
    if (key === apart) continue
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

function writeStroke(map: Y.Map<unknown>, fields: Fields, before: Fields | undefined): void {
  const segments = (fields['props'] as Fields)['segments'] as Segments
  if (before !== undefined && isEqual(segments, (before['props'] as Fields)['segments'])) return
  if (isEqual(segments, strokeOf(map))) return
  if (!writeInk(map, segments)) {
    deleteInk(map)
    map.set(SEGMENTS_KEY, segments)
  } else if (map.has(SEGMENTS_KEY)) map.delete(SEGMENTS_KEY)
}

function strokeOf(map: Y.Map<unknown>): unknown {
  if (hasInk(map)) return readInk(map)
  return map.get(SEGMENTS_KEY) ?? (baseOf(map)['props'] as Fields | undefined)?.['segments']
}
