import type { TLRecord } from '@tldraw/tlschema'
import * as Y from 'yjs'
import { readText } from './board-text.ts'
import { hasInk, INK_PREFIX, mayHoldInk, readInk } from './ink-layout.ts'
import {
  FIXED_FIELDS,
  hasSharedText,
  META_PREFIX,
  POSITION_FIELDS,
  PROP_PREFIX,
  RECORD_KEY,
  recordsOf,
} from './layout.ts'
import { keepEqualParts } from './keep-equal-parts.ts'
import type { RecordFault } from './record-fault.ts'
import { judgeRecord, type RefusedRecord } from './validate-record.ts'

type Fields = Record<string, unknown>

export type RecordReading =
  | {
      readonly ok: true
      readonly record: TLRecord
      /** Its text did not fit the text schema and is shown as plain paragraphs. */
      readonly textRepaired: boolean
    }
  | RefusedRecord

/** @returns null when no record has that id */
export function readRecord(doc: Y.Doc, id: string): RecordReading | null {
  const map = recordsOf(doc).get(id)
  return map === undefined ? null : readRecordMap(id, map)
}

export interface BoardReading {
  readonly records: TLRecord[]
  readonly rejected: RecordFault[]
}

/**
 * Reads again what a change touched.
 *
 * @param keys of the record's map that changed; what others hold is taken from `current`
 * @returns `current` itself when nothing differs, otherwise a record that shares every equal part with it, so that
 * whoever compares by identity redraws only what changed
 */
export function readChangedRecord(
  doc: Y.Doc,
  current: TLRecord,
  keys: ReadonlySet<string>,
): RecordReading | null {
  const map = recordsOf(doc).get(current.id)
  if (map === undefined) return null
  if (isMove(keys) && map instanceof Y.Map) return judgeChange(moved(current, map), current, false)
  const assembled = assembleRecord(current.id, map, knownPropsOf(current, keys))
  if (assembled === null) return { ok: false, fault: { id: current.id, code: 'unreadable', path: '' } }
  const record = keepEqualParts(current, assembled.record as unknown as TLRecord)
  return judgeChange(record, current, assembled.textRepaired)
}

function isMove(keys: ReadonlySet<string>): boolean {
  return keys.size === 1 && keys.has(RECORD_KEY.position)
}

function moved(current: TLRecord, map: Y.Map<unknown>): TLRecord {
  const record = { ...current } as unknown as Fields
  setPosition(record, map.get(RECORD_KEY.position))
  const fields = current as unknown as Fields
  const isThereAlready = POSITION_FIELDS.every((field) => Object.is(record[field], fields[field]))
  return isThereAlready ? current : (record as unknown as TLRecord)
}

function judgeChange(record: TLRecord, current: TLRecord, textRepaired: boolean): RecordReading {
  if (record === current) return { ok: true, record, textRepaired }
  const verdict = judgeRecord(record, { knownGood: current, textFits: hasSharedText(record) })
  return verdict.ok ? { ...verdict, textRepaired } : verdict
}

/** What lies apart from the other fields and costs most to read, as far as the change did not touch it. */
function knownPropsOf(current: TLRecord, keys: ReadonlySet<string>): KnownProps {
  if (keys.has(RECORD_KEY.base) || !('props' in current)) return {}
  const { richText, segments } = current.props as Fields
  const inkIsKnown = ![...keys].some((key) => key.startsWith(INK_PREFIX))
  return {
    ...(!keys.has(RECORD_KEY.text) && { richText }),
    ...(inkIsKnown && { segments }),
  }
}

/** Everything on a board. What cannot be shown is left out and named. */
export function readBoard(doc: Y.Doc): BoardReading {
  const records: TLRecord[] = []
  const rejected: RecordFault[] = []
  // Most notes of a board are alike, so each record is judged by what it has that the last one of its type had not.
  const lastGood = new Map<unknown, TLRecord>()
  recordsOf(doc).forEach((map, id) => {
    const reading = readRecordMap(id, map, lastGood)
    if (reading.ok) records.push(reading.record)
    else rejected.push(reading.fault)
  })
  return { records, rejected }
}

/** Every record that can be put together, by its id, whatever the schemas say of it: an older board is not yet valid. */
export function readUncheckedRecords(doc: Y.Doc): Record<string, TLRecord> {
  const records: Record<string, TLRecord> = {}
  recordsOf(doc).forEach((map, id) => {
    const assembled = assembleRecord(id, map)
    if (assembled !== null) records[id] = assembled.record as unknown as TLRecord
  })
  return records
}

function readRecordMap(id: string, map: unknown, lastGood?: Map<unknown, TLRecord>): RecordReading {
  const assembled = assembleRecord(id, map)
  if (assembled === null) return { ok: false, fault: { id, code: 'unreadable', path: '' } }
  const { record, textRepaired } = assembled
  const kind = record['typeName'] === 'shape' ? record['type'] : record['typeName']
  const verdict = judgeRecord(record, { knownGood: lastGood?.get(kind), textFits: hasSharedText(record) })
  if (!verdict.ok) return verdict
  lastGood?.set(kind, verdict.record)
  return { ok: true, record: verdict.record, textRepaired }
}

interface KnownProps {
  readonly richText?: unknown
  readonly segments?: unknown
}

interface Assembled {
  readonly record: Fields
  readonly textRepaired: boolean
}

/** Base plus overrides, not validated. */
function assembleRecord(id: string, map: unknown, known: KnownProps = {}): Assembled | null {
  if (!(map instanceof Y.Map)) return null
  const base = map.get(RECORD_KEY.base)
  if (!isPlainObject(base)) return null
  const record = copyFields(base)
  record['id'] = id
  const props = isPlainObject(base['props']) ? copyFields(base['props']) : {}
  const baseMeta = isPlainObject(base['meta']) ? base['meta'] : {}
  let meta = baseMeta
  let text: unknown = null

  map.forEach((value: unknown, key: string) => {
    if (key === RECORD_KEY.base) return
    if (key === RECORD_KEY.text) text = value
    else if (key === RECORD_KEY.position) setPosition(record, value)
    else if (key.startsWith(PROP_PREFIX)) setField(props, key.slice(PROP_PREFIX.length), value)
    else if (key.startsWith(META_PREFIX)) {
      if (meta === baseMeta) meta = copyFields(baseMeta)
      setField(meta, key.slice(META_PREFIX.length), value)
    } else if (!FIXED_FIELDS.has(key) && !key.startsWith(INK_PREFIX)) setField(record, key, value)
  })

  let textRepaired = false
  if (mayHoldInk(record) && hasInk(map)) props['segments'] = known.segments ?? readInk(map)
  if (hasSharedText(record) && known.richText !== undefined) {
    props['richText'] = known.richText
  } else if (hasSharedText(record)) {
    const reading = readText(text instanceof Y.XmlFragment ? text : null)
    props['richText'] = reading.richText
    textRepaired = reading.repaired
  }
  if ('props' in base) record['props'] = props
  if ('meta' in base) record['meta'] = meta
  return { record, textRepaired }
}

/** A spread would give every record a hidden class of its own as soon as a field is added, half its memory. */
function copyFields(fields: Fields): Fields {
  const copy: Fields = {}
  for (const key of Object.keys(fields)) setField(copy, key, fields[key])
  return copy
}

function setPosition(record: Fields, position: unknown): void {
  if (!Array.isArray(position)) return
  for (let at = 0; at < POSITION_FIELDS.length; at += 1) record[POSITION_FIELDS[at]!] = position[at]
}

/** An override of `undefined` says that the field is gone. */
function setField(fields: Fields, key: string, value: unknown): void {
  if (key === '__proto__') return
  if (value === undefined) delete fields[key]
  else fields[key] = value
}

function isPlainObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
}
