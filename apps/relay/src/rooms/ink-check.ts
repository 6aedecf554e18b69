import { INK_PREFIX, inkChunkParts, MAX_INK_PARTS, mayHoldInk } from '@anderhalf/board-model'
import type * as Y from 'yjs'
import { REMOVED, valueOf, type RecordDraft } from './assemble-draft.ts'
import { itemsOf } from './map-internals.ts'

/** Reading a chunk costs as much as its points; what lies there already is read once. */
const partsOfItem = new WeakMap<Y.Item, number>()

/** Whether the chunks that a draft brings can be read and do not make the stroke too long. */
export function fitsStroke(
  record: { readonly typeName?: unknown; readonly type?: unknown },
  recordMap: Y.Map<unknown>,
  draft: RecordDraft,
): boolean {
  const added = [...draft].filter(([key, value]) => key.startsWith(INK_PREFIX) && value !== REMOVED)
  if (added.length === 0) return true
  if (!mayHoldInk(record)) return false
  let parts = 0
  for (const [, chunk] of added) parts += inkChunkParts(chunk) ?? Number.POSITIVE_INFINITY
  for (const [key, item] of itemsOf(recordMap)) {
    if (key.startsWith(INK_PREFIX) && !item.deleted && !draft.has(key)) parts += partsOf(item)
  }
  return parts <= MAX_INK_PARTS
}

function partsOf(item: Y.Item): number {
  const known = partsOfItem.get(item)
  if (known !== undefined) return known
  const parts = inkChunkParts(valueOf(item)) ?? 0
  partsOfItem.set(item, parts)
  return parts
}
