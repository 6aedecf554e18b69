import type { TLRecord } from '@tldraw/tlschema'
import { AUTHOR_KEY, MADE_AT_KEY } from './note-author.ts'
import { isDrawable } from './plain-value-fault.ts'

type Fields = Record<string, unknown>

/** The commonest form: an integer part of one digit, then a fraction that does not end in zero. */
const PLAIN_INDEX = /^a[\dA-Za-z](?:[\dA-Za-z]*[1-9A-Za-z])?$/u

/**
 * Whether a shape differs from a good one only in its id, its place and its text, and has good ones of these. Then
 * the schemas need not look at it: most notes of a board are alike, and the schemas cost more than the rest of
 * reading it. Stricter than they are; what fails here goes to them.
 *
 * @param shape its rich text fits the text schema
 */
export function isAlike(shape: TLRecord, knownGood: TLRecord): boolean {
  return shape.typeName === 'shape' && haveAlike(isAlikeField, shape, knownGood)
}

function haveAlike(
  isAlikePart: (key: string, value: unknown, known: unknown) => boolean,
  one: object,
  other: object,
): boolean {
  const keys = Object.keys(one)
  if (keys.length !== Object.keys(other).length) return false
  for (const key of keys) {
    if (!Object.hasOwn(other, key)) return false
    const value = (one as Fields)[key]
    const known = (other as Fields)[key]
    if (!Object.is(value, known) && !isAlikePart(key, value, known)) return false
  }
  return true
}

function isAlikeField(key: string, value: unknown, known: unknown): boolean {
  switch (key) {
    case 'id':
      return typeof value === 'string' && value.startsWith('shape:')
    case 'parentId':
      return typeof value === 'string' && (value.startsWith('page:') || value.startsWith('shape:'))
    case 'index':
      return typeof value === 'string' && PLAIN_INDEX.test(value)
    case 'x':
    case 'y':
    case 'rotation':
      return typeof value === 'number' && isDrawable(value)
    case 'props':
      return isObject(value) && isObject(known) && haveAlike(isAlikeProp, value, known)
    case 'meta':
      return isObject(value) && isObject(known) && haveAlike(isAlikeMeta, value, known)
    default:
      return false
  }
}

function isAlikeMeta(key: string, value: unknown): boolean {
  if (key === AUTHOR_KEY) return typeof value === 'string'
  return key === MADE_AT_KEY && Number.isSafeInteger(value)
}

function isAlikeProp(key: string, value: unknown): boolean {
  return key === 'richText' && isDrawable(value)
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}
