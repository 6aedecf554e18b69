import { LIMITS } from '@anderhalf/protocol'
import * as Y from 'yjs'
import type { DecodedStruct } from './decode-update.ts'
import type { LaneRules } from './lane-rules.ts'
import { UNSAFE_KEYS } from './unsafe-keys.ts'
import type { UpdateContext } from './update-context.ts'

type SharedType = Y.ContentType['type']
type SharedTypeClass = typeof Y.Map | typeof Y.XmlFragment | typeof Y.XmlElement | typeof Y.XmlText

/** Where a new item goes: into which type, and under which key if that type is a map. */
interface Place {
  readonly container: SharedType
  readonly key: string | null
}

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
}

/**
 * Whether every new item stands where the layout of a board has room for its kind. Yjs itself takes anything
 * anywhere, and what is once in a document stays.
 *
 * @param root the map of records; the only root that clients may write to
 * @returns null when it does not fit
 */
export function checkStructure(
  context: UpdateContext,
  root: Y.Map<unknown>,
  rules: LaneRules,
): UpdateStructure | null {
  const places = new Map<DecodedStruct, PlaceOrNowhere | null>()
  const changes: RecordChange[] = []
  const created = new Map<Y.Map<unknown>, string>()

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
      return parent === rules.rootName ? { container: root, key: item.parentSub } : null
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

  for (const struct of context.news) {
    if (!(struct instanceof Y.Item)) continue
    const place = placeOf(struct)
    if (place === null) return null
    if (place === NOWHERE) {
      if (!(struct.content instanceof Y.ContentDeleted) && !isHarmlessAnywhere(struct)) return null
      continue
    }
    if (!mayStand(struct, place, root, rules)) return null
    if (place.container === root && struct.content instanceof Y.ContentType) {
      created.set(struct.content.type as Y.Map<unknown>, place.key!)
    } else if (isMap(place.container) && struct.content instanceof Y.ContentAny) {
      changes.push({ recordMap: place.container, key: place.key!, value: struct.content.arr[0] })
    }
  }
  return { changes, created }
}

function containerIn(struct: DecodedStruct | null): SharedType | typeof NOWHERE | null {
  if (struct === null) return null
  if (!(struct instanceof Y.Item) || struct.content instanceof Y.ContentDeleted) return NOWHERE
  return struct.content instanceof Y.ContentType ? struct.content.type : null
}

function mayStand(item: Y.Item, place: Place, root: Y.Map<unknown>, rules: LaneRules): boolean {
  const { container, key } = place
  const { content } = item
  if (key !== null && !isSafeKey(key)) return false
  const isKeyed = key !== null
  if (container === root) return isKeyed && (content instanceof Y.ContentDeleted || isTypeOf(content, Y.Map))
  switch (container.constructor) {
    case Y.Map:
      return isKeyed && mayStandInRecord(content, key, rules)
    case Y.XmlFragment:
      return !isKeyed && mayStandInText(content, rules)
    case Y.XmlElement:
      return isKeyed ? isPlainOrDeleted(content) : mayStandInText(content, rules)
    case Y.XmlText:
      return !isKeyed && isCharacters(content, rules)
    default:
      return false
  }
}

function mayStandInRecord(content: Y.Item['content'], key: string, rules: LaneRules): boolean {
  if (key === rules.textKey) return content instanceof Y.ContentDeleted || isTypeOf(content, Y.XmlFragment)
  return isPlainOrDeleted(content)
}

function mayStandInText(content: Y.Item['content'], rules: LaneRules): boolean {
  if (content instanceof Y.ContentDeleted || isTypeOf(content, Y.XmlText)) return true
  return (
    content instanceof Y.ContentType &&
    content.type.constructor === Y.XmlElement &&
    rules.isTextNode((content.type as Y.XmlElement).nodeName)
  )
}

function isCharacters(content: Y.Item['content'], rules: LaneRules): boolean {
  if (content instanceof Y.ContentDeleted || content instanceof Y.ContentString) return true
  if (!(content instanceof Y.ContentFormat)) return false
  return rules.isTextMark(content.key) && isPlainValue(content.value, 1)
}

function isPlainOrDeleted(content: Y.Item['content']): boolean {
  if (content instanceof Y.ContentDeleted) return true
  return content instanceof Y.ContentAny && content.arr.length === 1 && isPlainValue(content.arr[0], 1)
}

/** Content that leaves nothing behind when it is dropped. */
function isHarmlessAnywhere({ content }: Y.Item): boolean {
  return (
    content instanceof Y.ContentString ||
    content instanceof Y.ContentFormat ||
    isPlainOrDeleted(content) ||
    isTypeOf(content, Y.Map) ||
    isTypeOf(content, Y.XmlFragment) ||
    isTypeOf(content, Y.XmlElement) ||
    isTypeOf(content, Y.XmlText)
  )
}

function isTypeOf(content: Y.Item['content'], type: SharedTypeClass): boolean {
  // Not instanceof: Y.XmlHook is a Y.Map and Y.XmlElement a Y.XmlFragment.
  return content instanceof Y.ContentType && content.type.constructor === type
}

function isMap(type: SharedType): type is Y.Map<unknown> {
  return type.constructor === Y.Map
}

function isSafeKey(key: string): boolean {
  return key.length > 0 && key.length <= LIMITS.maxKeyLength && !UNSAFE_KEYS.has(key)
}

/** JSON, or `undefined` for a field that is gone. */
function isPlainValue(value: unknown, depth: number): boolean {
  switch (typeof value) {
    case 'string':
    case 'boolean':
    case 'undefined':
      return true
    case 'number':
      return Number.isFinite(value)
    case 'object':
      break
    case 'bigint':
    case 'function':
    case 'symbol':
      return false
  }
  if (value === null) return true
  if (depth > LIMITS.maxValueDepth || ArrayBuffer.isView(value)) return false
  if (Array.isArray(value)) return value.every((entry) => isPlainValue(entry, depth + 1))
  for (const key of Object.keys(value)) {
    if (!isSafeKey(key) || !isPlainValue((value as Record<string, unknown>)[key], depth + 1)) return false
  }
  return Object.getPrototypeOf(value) === Object.prototype
}
