import {
  areTags,
  isCoordinate,
  META_PREFIX,
  POSITION_FIELDS,
  PROP_PREFIX,
  RECORD_KEY,
  TAG_PREFIX,
  TEMPLATE_SHAPE_TYPE,
  validateRecord,
} from '@anderhalf/board-model'
import { isImageAddress, REJECT_CODE, type RejectCode } from '@anderhalf/protocol'
import * as Y from 'yjs'
import { assembleDraft, REMOVED, type BoardRecord, type RecordDraft } from './assemble-draft.ts'
import { isAuthorKey, keepsAuthor, type MayBeAuthor } from './author-check.ts'
import type { DecodedUpdate } from './decode-update.ts'
import { isKeptLocked, type MayUnlock } from './locked-templates.ts'
import { fitsStroke } from './ink-check.ts'
import { itemsOf, placeItemOf } from './map-internals.ts'
import type { RecordChange, UpdateStructure } from './update-structure.ts'

const DOCUMENT_RECORD_ID = 'document:document'
/** Fields and overrides of one record, with those that were there once. */
const MAX_FIELDS = 512
const PAGE_RECORD_PREFIX = 'page:'
const TAG_OVERRIDE = META_PREFIX + TAG_PREFIX
const SOURCE_KEY = `${PROP_PREFIX}src`

/** What the one who sends an update may do to records. */
export interface RecordRights {
  /** Says of a template that this client locked whether it may be changed; null when every template may be. */
  readonly mayUnlock: MayUnlock | null
  /** Says who may be named as the maker of a new record; null when anybody may. */
  readonly mayBeAuthor: MayBeAuthor | null
}

export interface RecordCheck {
  /**
   * Whether each record that the update touches would still fit the schema of the canvas, read as if the update had
   * been applied. Fields are validated one by one, so what holds for each update holds for their merge.
   *
   * @returns null when they fit and the sender may change them
   */
  faultOf(update: DecodedUpdate, structure: UpdateStructure, rights: RecordRights): RejectCode | null
  /**
   * Whether a new value under a key that is there is certainly fine, whoever sends it. false only says that it has to
   * be looked at with `faultOf`.
   */
  isSurelyGood(recordMap: Y.Map<unknown>, key: string, value: unknown): boolean
}

export function createRecordCheck(doc: Y.Doc, root: Y.Map<unknown>): RecordCheck {
  /** Records as they last passed: only what differs is validated again. */
  const knownGood = new WeakMap<Y.Map<unknown>, BoardRecord>()

  function faultIn(
    recordMap: Y.Map<unknown>,
    draft: RecordDraft,
    createdId: string | undefined,
  ): RejectCode | null {
    if (!isGood(recordMap, draft, createdId)) return REJECT_CODE.invalidRecord
    if (createdId === undefined && !draft.has(SOURCE_KEY)) return null
    const known = knownGood.get(recordMap)
    return known?.typeName === 'asset' && !isStoredImage(known) ? REJECT_CODE.inlineImage : null
  }

  function isGood(recordMap: Y.Map<unknown>, draft: RecordDraft, createdId: string | undefined): boolean {
    const id = createdId ?? idInRoot(recordMap, root)
    // A record that is gone by now takes no harm.
    if (id === null) return true
    if (draft.has(RECORD_KEY.base) && createdId === undefined) return false
    const known = knownGood.get(recordMap)
    if (known !== undefined && (isMove(known, draft) || isMetaText(known, recordMap, draft))) return true
    const candidate = assembleDraft(id, recordMap, draft, known)
    if (candidate === null || candidate['parentId'] === id) return false
    if (itemsOf(recordMap).size + draft.size > MAX_FIELDS) return false
    if (!fitsStroke(candidate, recordMap, draft)) return false
    if (!areTags(metaOf(candidate))) return false
    const verdict = validateRecord(candidate, known)
    if (verdict.ok) knownGood.set(recordMap, verdict.record)
    return verdict.ok
  }

  return {
    faultOf(update, structure, { mayUnlock, mayBeAuthor }) {
      const drafts = draftsOf(structure)
      const gone: Y.Map<unknown>[] = []
      if (!noteDeletes(doc, root, update, structure, drafts, gone)) return REJECT_CODE.invalidRecord
      if (mayUnlock !== null && touchesLocked(root, structure, drafts, gone, mayUnlock)) {
        return REJECT_CODE.lockedTemplate
      }
      for (const [recordMap, draft] of drafts) {
        const createdId = structure.created.get(recordMap)
        if (!keepsAuthor(root, draft, createdId, mayBeAuthor)) return REJECT_CODE.invalidRecord
        const fault = faultIn(recordMap, draft, createdId)
        if (fault !== null) return fault
      }
      return null
    },
    isSurelyGood(recordMap, key, value) {
      const known = knownGood.get(recordMap)
      if (known?.typeName !== 'shape' || known.type === TEMPLATE_SHAPE_TYPE) return false
      const isGoodValue =
        key === RECORD_KEY.position
          ? isPositionOf(known, value)
          : typeof value === 'string' && isFreeMeta(key)
      return isGoodValue && idInRoot(recordMap, root) !== null
    },
  }
}

/**
 * Whether the image is one that a relay keeps, or one that is still on its way. Images that lie inside of older boards
 * stay there and are shown; no new one comes in.
 */
function isStoredImage({ props: { src } }: Extract<BoardRecord, { typeName: 'asset' }>): boolean {
  return src === null || src === '' || (src !== undefined && isImageAddress(src))
}

/**
 * Nine of ten edits only move a shape where it is. What else there is in the record does not depend on it, so the
 * known state stays as it is.
 */
function isMove(known: BoardRecord, draft: RecordDraft): boolean {
  return draft.size === 1 && isPositionOf(known, draft.get(RECORD_KEY.position))
}

function isPositionOf(known: BoardRecord, position: unknown): boolean {
  if (known.typeName !== 'shape') return false
  if (!Array.isArray(position) || position.length !== POSITION_FIELDS.length) return false
  const [x, y, rotation, parentId] = position as unknown[]
  return isCoordinate(x) && isCoordinate(y) && isCoordinate(rotation) && parentId === known.parentId
}

/** Text in place of what a key of `meta` held: the schema takes any, and the record has no more fields than before. */
function isMetaText(known: BoardRecord, recordMap: Y.Map<unknown>, draft: RecordDraft): boolean {
  if (draft.size !== 1 || known.typeName !== 'shape') return false
  for (const [key, value] of draft) {
    return typeof value === 'string' && isFreeMeta(key) && itemsOf(recordMap).has(key)
  }
  return false
}

function metaOf({ meta }: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return typeof meta === 'object' && meta !== null ? (meta as Readonly<Record<string, unknown>>) : {}
}

/** Whether any text may stand under this key: what else there is in `meta` has rules of its own. */
function isFreeMeta(key: string): boolean {
  return key.startsWith(META_PREFIX) && !key.startsWith(TAG_OVERRIDE) && !isAuthorKey(key)
}

/** Before anything is validated: what is known of a record must not change by an update that is refused for this. */
function touchesLocked(
  root: Y.Map<unknown>,
  { created }: UpdateStructure,
  drafts: ReadonlyMap<Y.Map<unknown>, RecordDraft>,
  gone: readonly Y.Map<unknown>[],
  mayUnlock: MayUnlock,
): boolean {
  for (const [recordMap, draft] of drafts) if (isKeptLocked(recordMap, draft, mayUnlock)) return true
  for (const recordMap of gone) if (isKeptLocked(recordMap, null, mayUnlock)) return true
  for (const id of created.values()) {
    const replaced = root.get(id)
    if (replaced instanceof Y.Map && isKeptLocked(replaced, null, mayUnlock)) return true
  }
  return false
}

function draftsOf({ changes, created }: UpdateStructure): Map<Y.Map<unknown>, RecordDraft> {
  const drafts = new Map<Y.Map<unknown>, RecordDraft>()
  for (const recordMap of created.keys()) drafts.set(recordMap, new Map())
  for (const change of changes) addToDraft(drafts, change)
  return drafts
}

function addToDraft(drafts: Map<Y.Map<unknown>, RecordDraft>, { recordMap, key, value }: RecordChange): void {
  const draft = drafts.get(recordMap) ?? new Map<string, unknown>()
  draft.set(key, value)
  drafts.set(recordMap, draft)
}

/**
 * @param gone gets the records that the update deletes
 * @returns false when the update deletes what a board cannot do without
 */
function noteDeletes(
  doc: Y.Doc,
  root: Y.Map<unknown>,
  update: DecodedUpdate,
  structure: UpdateStructure,
  drafts: Map<Y.Map<unknown>, RecordDraft>,
  gone: Y.Map<unknown>[],
): boolean {
  for (const item of liveItemsIn(doc, update)) {
    const { parent, parentSub } = item
    if (isRoot(parent) && parent !== root) return false
    if (parentSub === null || !(parent instanceof Y.Map)) continue
    if (itemsOf(parent).get(parentSub) !== item) continue
    if (parent === root) {
      if (isNeeded(root, parentSub) && ![...structure.created.values()].includes(parentSub)) return false
      if (item.content instanceof Y.ContentType) gone.push(item.content.type as Y.Map<unknown>)
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

/** Of the roots, clients write to the records alone. The others, as `meta`, are the server's. */
function isRoot(parent: Y.Item['parent']): boolean {
  return parent instanceof Y.AbstractType && placeItemOf(parent) === null
}

function liveItemsIn(doc: Y.Doc, update: DecodedUpdate): Y.Item[] {
  const items: Y.Item[] = []
  for (const [clientId, ranges] of update.deletes) {
    const structs = doc.store.clients.get(clientId)
    if (structs === undefined) continue
    const known = Y.getState(doc.store, clientId)
    for (const { clock, length } of ranges) {
      if (clock >= known) continue
      for (let at = Y.findIndexSS(structs, clock); at < structs.length; at++) {
        const struct = structs[at]!
        if (struct.id.clock >= clock + length) break
        if (struct instanceof Y.Item && !struct.deleted) items.push(struct)
      }
    }
  }
  return items
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
