import { REJECT_CODE, type RejectCode } from '@anderhalf/protocol'
import * as Y from 'yjs'
import type { DecodedStruct } from './decode-update.ts'
import { CLIENT_ROOT } from './lane-rules.ts'
import { isLayoutContent, mayStand, type Place, type SharedType } from './layout-rules.ts'
import { placeItemOf } from './map-internals.ts'
import { fitsIntoText, type AddedCharacters } from './text-size.ts'
import type { UpdateContext } from './update-context.ts'

/** Put beside something that is deleted for good: Yjs drops it at once. */
const NOWHERE = Symbol('nowhere')
type PlaceOrNowhere = Place | typeof NOWHERE

/** A new plain value in a record's map. */
export interface RecordChange {
  readonly recordMap: Y.Map<unknown>
  readonly key: string
  readonly value: unknown
}

export interface UpdateStructure {
  readonly changes: readonly RecordChange[]
  /** Records that this update creates: the map and the id that it gets. */
  readonly created: ReadonlyMap<Y.Map<unknown>, string>
  readonly newTypeCount: number
}

/**
 * Whether every new item stands where the layout of a board has room for its kind. Yjs itself takes anything
 * anywhere, and what is once in a document stays.
 *
 * @param root the map of records
 * @returns why it does not fit where it does not
 */
export function checkStructure(context: UpdateContext, root: Y.Map<unknown>): UpdateStructure | RejectCode {
  const places = new Map<DecodedStruct, PlaceOrNowhere | null>()
  const changes: RecordChange[] = []
  const created = new Map<Y.Map<unknown>, string>()
  const newTypes = new Map<SharedType, Y.Item>()
  const added: AddedCharacters = new Map()

  function placeOf(item: Y.Item): PlaceOrNowhere | null {
    const known = places.get(item)
    if (known !== undefined) return known
    const place = findPlace(item)
    places.set(item, place)
    return place
  }

  function findPlace(item: Y.Item): PlaceOrNowhere | null {
    const { parent } = item
    if (parent instanceof Y.AbstractType) return { container: parent, key: item.parentSub }
    if (typeof parent === 'string') {
      return parent === CLIENT_ROOT ? { container: root, key: item.parentSub } : null
    }
    if (parent instanceof Y.ID) {
      const container = containerIn(context.find(parent))
      return container === null || container === NOWHERE ? container : { container, key: item.parentSub }
    }
    return placeBetween(item)
  }

  function placeBetween(item: Y.Item): PlaceOrNowhere | null {
    const left = item.origin === null ? null : placeOfNeighbour(item.origin)
    const right = item.rightOrigin === null ? null : placeOfNeighbour(item.rightOrigin)
    if (item.origin === null) return right
    if (item.rightOrigin === null) return left
    if (left === null || right === null) return null
    if (left === NOWHERE || right === NOWHERE) return NOWHERE
    return left.container === right.container && left.key === right.key ? left : null
  }

  function placeOfNeighbour(id: Y.ID): PlaceOrNowhere | null {
    const struct = context.find(id)
    if (struct === null) return null
    return struct instanceof Y.Item ? placeOf(struct) : NOWHERE
  }

  /** The type that holds this one; null above the fragment of a text. */
  function parentOf(type: SharedType): SharedType | null {
    const item = newTypes.get(type) ?? placeItemOf(type)
    const place = item === null ? null : placeOf(item)
    return place === null || place === NOWHERE ? null : place.container
  }

  function note(item: Y.Item, { container, key }: Place): void {
    const { content } = item
    if (content instanceof Y.ContentType) {
      newTypes.set(content.type, item)
      if (container === root) created.set(content.type as Y.Map<unknown>, key!)
    } else if (content instanceof Y.ContentString) {
      added.set(container, (added.get(container) ?? 0) + item.length)
    } else if (content instanceof Y.ContentAny && isMap(container)) {
      changes.push({ recordMap: container, key: key!, value: content.arr[0] })
    }
  }

  for (const struct of context.news) {
    if (!(struct instanceof Y.Item)) continue
    const place = placeOf(struct)
    if (place === null) return REJECT_CODE.malformedUpdate
    if (place === NOWHERE) {
      if (!isLayoutContent(struct.content)) return REJECT_CODE.malformedUpdate
      continue
    }
    if (!mayStand(struct.content, place, root)) return REJECT_CODE.malformedUpdate
    note(struct, place)
  }
  if (!fitsIntoText(added, newTypes.keys(), parentOf)) return REJECT_CODE.textTooLong
  return { changes, created, newTypeCount: newTypes.size }
}

function containerIn(struct: DecodedStruct | null): SharedType | typeof NOWHERE | null {
  if (struct === null) return null
  if (!(struct instanceof Y.Item) || struct.content instanceof Y.ContentDeleted) return NOWHERE
  return struct.content instanceof Y.ContentType ? struct.content.type : null
}

function isMap(type: SharedType): type is Y.Map<unknown> {
  return type.constructor === Y.Map
}
