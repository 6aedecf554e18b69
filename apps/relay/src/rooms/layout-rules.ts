import { META_PREFIX, PROP_PREFIX, RECORD_KEY } from '@anderhalf/board-model'
import { LIMITS } from '@anderhalf/protocol'
import * as Y from 'yjs'
import { CHARACTERS, isTextAttribute, isTextChild, isTextMark, TEXT_ROOT } from './text-rules.ts'
import { UNSAFE_KEYS } from './unsafe-keys.ts'

export type SharedType = Y.ContentType['type']
type SharedTypeClass = typeof Y.Map | typeof Y.XmlFragment | typeof Y.XmlElement | typeof Y.XmlText
type Content = Y.Item['content']

/** Where a new item goes: into which type, and under which key if that type is a map. */
export interface Place {
  readonly container: SharedType
  readonly key: string | null
}

/** Whether the layout of a board has such content in such a place. */
export function mayStand(content: Content, { container, key }: Place, root: Y.Map<unknown>): boolean {
  if (!isKeyedRight(container, key)) return false
  if (content instanceof Y.ContentDeleted) return true
  if (container === root) return isTypeOf(content, Y.Map)
  switch (container.constructor) {
    case Y.Map:
      return key === RECORD_KEY.text ? isTypeOf(content, Y.XmlFragment) : isPlainContent(content)
    case Y.XmlFragment:
      return isChild(TEXT_ROOT, content)
    case Y.XmlElement: {
      const { nodeName } = container as Y.XmlElement
      return key === null ? isChild(nodeName, content) : isAttribute(nodeName, key, content)
    }
    case Y.XmlText:
      return isCharacters(content)
    default:
      return false
  }
}

/** A map has keys alone, an element children and keys, the rest children alone. */
function isKeyedRight(container: SharedType, key: string | null): boolean {
  if (key === null) return container.constructor !== Y.Map
  if (container.constructor === Y.Map) return isSafeKey(key) && !UNSAFE_KEYS.has(fieldOf(key))
  return isSafeKey(key) && container.constructor === Y.XmlElement
}

/** The field that a key of a record sets: with `p.` or `m.` before it, one of the props or of the meta. */
function fieldOf(key: string): string {
  if (key.startsWith(PROP_PREFIX)) return key.slice(PROP_PREFIX.length)
  return key.startsWith(META_PREFIX) ? key.slice(META_PREFIX.length) : key
}

/** Whether content is of a kind that the layout has somewhere, so that it is harmless where it is dropped at once. */
export function isLayoutContent(content: Content): boolean {
  if (content instanceof Y.ContentDeleted || isCharacters(content) || isPlainContent(content)) return true
  return [Y.Map, Y.XmlFragment, Y.XmlElement, Y.XmlText].some((type) => isTypeOf(content, type))
}

function isChild(parentName: string, content: Content): boolean {
  if (isTypeOf(content, Y.XmlText)) return isTextChild(parentName, CHARACTERS)
  if (!isTypeOf(content, Y.XmlElement)) return false
  const { nodeName } = (content as Y.ContentType).type as Y.XmlElement
  return isTextChild(parentName, nodeName)
}

function isAttribute(nodeName: string, key: string, content: Content): boolean {
  return isPlainContent(content) && isTextAttribute(nodeName, key, (content as Y.ContentAny).arr[0])
}

function isCharacters(content: Content): boolean {
  if (content instanceof Y.ContentString) return true
  return (
    content instanceof Y.ContentFormat &&
    isPlainValue(content.value, 1) &&
    isTextMark(content.key, content.value)
  )
}

function isPlainContent(content: Content): boolean {
  return content instanceof Y.ContentAny && content.arr.length === 1 && isPlainValue(content.arr[0], 1)
}

function isTypeOf(content: Y.Item['content'], type: SharedTypeClass): boolean {
  // Not instanceof: Y.XmlHook is a Y.Map and Y.XmlElement a Y.XmlFragment.
  return content instanceof Y.ContentType && content.type.constructor === type
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
