import { RECORD_KEY, TEMPLATE_SHAPE_TYPE } from '@anderhalf/board-model'
import * as Y from 'yjs'
import type { RecordDraft } from './assemble-draft.ts'
import { itemsOf } from './map-internals.ts'

/** Says whether a template that this client locked may be changed all the same. */
export type MayUnlock = (lockedByClientId: number) => boolean

const LOCK_KEY = 'isLocked'
/** Whoever heals the order of shapes may have to write it for a template too. */
const ORDER_KEY = 'index'

/**
 * Whether a change must not be, because the record is a template that is locked, or because it would lock one. Of
 * any other record, only its type is looked at.
 *
 * @param draft null when the record goes as a whole
 */
export function isKeptLocked(
  recordMap: Y.Map<unknown>,
  draft: RecordDraft | null,
  mayUnlock: MayUnlock,
): boolean {
  const items = itemsOf(recordMap)
  const baseItem = items.get(RECORD_KEY.base)
  const base = plainValueOf(baseItem) as { readonly type?: unknown; readonly isLocked?: unknown } | undefined
  if (baseItem === undefined || base?.type !== TEMPLATE_SHAPE_TYPE) return false
  const override = items.get(LOCK_KEY)
  const lock = override === undefined || override.deleted ? baseItem : override
  const isLocked = lock === baseItem ? base.isLocked === true : plainValueOf(lock) === true
  if (!isLocked) return draft?.get(LOCK_KEY) === true && !mayUnlock(baseItem.id.client)
  if (draft?.size === 1 && draft.has(ORDER_KEY)) return false
  return !mayUnlock(lock.id.client)
}

function plainValueOf(item: Y.Item | undefined): unknown {
  return item?.content instanceof Y.ContentAny ? item.content.arr[0] : undefined
}
