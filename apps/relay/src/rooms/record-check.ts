import {
  FIXED_FIELDS,
  hasSharedText,
  META_PREFIX,
  POSITION_FIELDS,
  PROP_PREFIX,
  RECORD_KEY,
  validateRecord,
} from '@anderhalf/board-model'
import * as Y from 'yjs'
import type { DecodedUpdate } from './decode-update.ts'
import { itemsOf, placeItemOf } from './map-internals.ts'
import type { RecordChange, UpdateStructure } from './update-structure.ts'

type Fields = Record<string, unknown>

const DOCUMENT_RECORD_ID = 'document:document'
const PAGE_RECORD_PREFIX = 'page:'

/** The words are checked node by node as they are typed; a record is checked with an empty text. */
const NO_TEXT = { type: 'doc', content: [{ type: 'paragraph' }] }

/** Stands for a key that the update takes away. */
const REMOVED = Symbol('removed')

/**
 * Whether each record that the update touches would still fit the schema of the canvas, read as if the update had
 * been applied. Fields are validated one by one, so what holds for each update holds for their merge.
 */
export function areRecordsValid(
  doc: Y.Doc,
  root: Y.Map<unknown>,
  update: DecodedUpdate,
  structure: UpdateStructure,
): boolean {
  const drafts = draftsOf(structure)
  if (!noteDeletes(doc, root, update, structure, drafts)) return false
  for (const [recordMap, draft] of drafts) {
    const id = structure.created.get(recordMap) ?? idInRoot(recordMap, root)
    // A record that is gone by now takes no harm.
    if (id === null) continue
    if (draft.has(RECORD_KEY.base) && !structure.created.has(recordMap)) return false
    const candidate = assemble(id, recordMap, draft)
    if (candidate === null || !validateRecord(candidate).ok) return false
  }
  return true
}

type Draft = Map<string, unknown>

function draftsOf({ changes, created }: UpdateStructure): Map<Y.Map<unknown>, Draft> {
  const drafts = new Map<Y.Map<unknown>, Draft>()
  for (const recordMap of created.keys()) drafts.set(recordMap, new Map())
  for (const change of changes) addToDraft(drafts, change)
  return drafts
}

function addToDraft(drafts: Map<Y.Map<unknown>, Draft>, { recordMap, key, value }: RecordChange): void {
  const draft = drafts.get(recordMap) ?? new Map<string, unknown>()
  draft.set(key, value)
  drafts.set(recordMap, draft)
}

/** @returns false when the update deletes what a board cannot do without */
function noteDeletes(
  doc: Y.Doc,
  root: Y.Map<unknown>,
  update: DecodedUpdate,
  structure: UpdateStructure,
  drafts: Map<Y.Map<unknown>, Draft>,
): boolean {
  const createdIds = new Set(structure.created.values())
  for (const item of liveItemsIn(doc, update)) {
    const { parent, parentSub } = item
    if (parentSub === null || !(parent instanceof Y.Map)) continue
    if (itemsOf(parent).get(parentSub) !== item) continue
    if (parent === root) {
      if (!createdIds.has(parentSub) && isNeeded(root, parentSub)) return false
      continue
    }
    const owner = placeItemOf(parent)
    if (owner === null || owner.deleted || isDeletedBy(update, owner.id)) continue
    const draft = drafts.get(parent)
    if (draft?.has(parentSub) !== true) {
      addToDraft(drafts, { recordMap: parent, key: parentSub, value: REMOVED })
    }
  }
  return true
}

function* liveItemsIn(doc: Y.Doc, update: DecodedUpdate): Generator<Y.Item> {
  for (const [clientId, ranges] of update.deletes) {
    const structs = doc.store.clients.get(clientId)
    if (structs === undefined) continue
    const known = Y.getState(doc.store, clientId)
    for (const { clock, length } of ranges) {
      if (clock >= known) continue
      for (let at = Y.findIndexSS(structs, clock); at < structs.length; at++) {
        const struct = structs[at]!
        if (struct.id.clock >= clock + length) break
        if (struct instanceof Y.Item && !struct.deleted) yield struct
      }
    }
  }
}

function isDeletedBy(update: DecodedUpdate, id: Y.ID): boolean {
  const ranges = update.deletes.get(id.client) ?? []
  let low = 0
  let high = ranges.length - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    const range = ranges[middle]!
    if (range.clock > id.clock) high = middle - 1
    else if (range.clock + range.length <= id.clock) low = middle + 1
    else return true
  }
  return false
}

function isNeeded(root: Y.Map<unknown>, recordId: string): boolean {
  if (recordId === DOCUMENT_RECORD_ID) return true
  if (!recordId.startsWith(PAGE_RECORD_PREFIX)) return false
  for (const id of root.keys()) {
    if (id !== recordId && id.startsWith(PAGE_RECORD_PREFIX)) return false
  }
  return true
}

function idInRoot(recordMap: Y.Map<unknown>, root: Y.Map<unknown>): string | null {
  const item = placeItemOf(recordMap)
  if (item === null || item.deleted || item.parent !== root) return null
  return item.parentSub
}

/** Base plus overrides plus the draft; null when there is no base. */
function assemble(id: string, recordMap: Y.Map<unknown>, draft: Draft): Fields | null {
  const base = draft.get(RECORD_KEY.base) ?? valueOf(itemsOf(recordMap).get(RECORD_KEY.base))
  if (!isFields(base)) return null
  const record: Fields = { ...base, id }
  const props: Fields = isFields(base['props']) ? { ...base['props'] } : {}
  const meta: Fields = isFields(base['meta']) ? { ...base['meta'] } : {}

  const set = (key: string, value: unknown): void => {
    if (key === RECORD_KEY.base || key === RECORD_KEY.text || value === REMOVED) return
    if (key === RECORD_KEY.position) setPosition(record, value)
    else if (key.startsWith(PROP_PREFIX)) setField(props, key.slice(PROP_PREFIX.length), value)
    else if (key.startsWith(META_PREFIX)) setField(meta, key.slice(META_PREFIX.length), value)
    else if (!FIXED_FIELDS.has(key)) setField(record, key, value)
  }
  for (const [key, item] of itemsOf(recordMap)) {
    if (!item.deleted && !draft.has(key)) set(key, valueOf(item))
  }
  for (const [key, value] of draft) set(key, value)

  if (hasSharedText(record)) props['richText'] = NO_TEXT
  if ('props' in base) record['props'] = props
  if ('meta' in base) record['meta'] = meta
  return record
}

function valueOf(item: Y.Item | undefined): unknown {
  if (item === undefined || item.deleted) return undefined
  return item.content instanceof Y.ContentAny ? item.content.arr[item.length - 1] : undefined
}

function setPosition(record: Fields, position: unknown): void {
  if (!Array.isArray(position)) return
  POSITION_FIELDS.forEach((field, at) => {
    record[field] = position[at]
  })
}

function setField(fields: Fields, key: string, value: unknown): void {
  if (value === undefined) delete fields[key]
  else fields[key] = value
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
