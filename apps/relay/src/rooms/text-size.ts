import { LIMITS } from '@anderhalf/protocol'
import * as Y from 'yjs'
import type { SharedType } from './layout-rules.ts'

/** New characters by the run that they go into. */
export type AddedCharacters = Map<SharedType, number>

/** The type that holds another; null above the fragment of a text. */
export type ParentOf = (type: SharedType) => SharedType | null

/** Lists within lists: browsers and editors go down into each. */
const MAX_TEXT_DEPTH = 32

interface TextSize {
  characters: number
  nodes: number
}

/** Whether every text that grows stays within what a record may hold. */
export function fitsIntoText(
  added: AddedCharacters,
  newTypes: Iterable<SharedType>,
  parentOf: ParentOf,
): boolean {
  const sizes = new Map<SharedType, TextSize>()

  function sizeAround(node: SharedType): TextSize | null {
    const fragment = fragmentOf(node, parentOf)
    if (fragment === null) return null
    let size = sizes.get(fragment)
    if (size === undefined) {
      size = { characters: 0, nodes: 0 }
      addStored(fragment, size)
      sizes.set(fragment, size)
    }
    return size
  }

  for (const [run, count] of added) {
    const size = sizeAround(run)
    if (size === null || (size.characters += count) > LIMITS.maxTextLength) return false
  }
  for (const type of newTypes) {
    if (type.constructor !== Y.XmlElement && type.constructor !== Y.XmlText) continue
    const size = sizeAround(type)
    if (size === null || (size.nodes += 1) > LIMITS.maxTextNodes) return false
  }
  return true
}

/** @returns null when the node lies too deep */
function fragmentOf(node: SharedType, parentOf: ParentOf): SharedType | null {
  let type: SharedType | null = node
  for (let depth = 0; depth <= MAX_TEXT_DEPTH && type !== null; depth++) {
    if (type.constructor === Y.XmlFragment) return type
    type = parentOf(type)
  }
  return null
}

/** Only what the document holds already: new types are still empty and belong to no document. */
function addStored(type: SharedType, size: TextSize): void {
  if (type.doc === null) return
  if (type instanceof Y.XmlText) {
    size.characters += type.length
  } else if (type instanceof Y.XmlFragment) {
    for (const child of type.toArray()) {
      size.nodes++
      addStored(child, size)
    }
  }
}
