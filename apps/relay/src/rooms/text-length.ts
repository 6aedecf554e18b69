import { LIMITS } from '@anderhalf/protocol'
import * as Y from 'yjs'
import type { SharedType } from './layout-rules.ts'

/** New characters by the run that they go into. */
export type AddedCharacters = Map<SharedType, number>

/** Lists within lists; a browser lays out each one inside the other. */
const MAX_TEXT_DEPTH = 32

/** Whether every text stays within the longest one that a record may hold. */
export function fitsIntoText(
  added: AddedCharacters,
  parentOf: (type: SharedType) => SharedType | null,
): boolean {
  const lengthByFragment = new Map<SharedType, number>()
  for (const [run, count] of added) {
    const fragment = fragmentOf(run, parentOf)
    if (fragment === null) return false
    const length = (lengthByFragment.get(fragment) ?? lengthOf(fragment)) + count
    if (length > LIMITS.maxTextLength) return false
    lengthByFragment.set(fragment, length)
  }
  return true
}

function fragmentOf(run: SharedType, parentOf: (type: SharedType) => SharedType | null): SharedType | null {
  let type: SharedType | null = run
  for (let depth = 0; depth < MAX_TEXT_DEPTH && type !== null; depth++) {
    if (type.constructor === Y.XmlFragment) return type
    type = parentOf(type)
  }
  return null
}

/** Only what the document holds already; new types are still empty. */
function lengthOf(type: SharedType): number {
  if (type instanceof Y.XmlText) return type.length
  if (!(type instanceof Y.XmlFragment) || type.doc === null) return 0
  let length = 0
  for (const child of type.toArray()) length += lengthOf(child)
  return length
}
