import { Node } from '@tiptap/pm/model'
import { toRichText, type TLRichText } from '@tldraw/tlschema'
import { isEqual } from '@tldraw/utils'
import { prosemirrorToYXmlFragment, yXmlFragmentToProsemirrorJSON } from 'y-prosemirror'
import * as Y from 'yjs'
import { boardTextSchema } from './board-text-schema.ts'
import { isAllowedLink } from './allowed-addresses.ts'
import { readPlainText } from './plain-text.ts'

export interface TextReading {
  readonly richText: TLRichText
  /** The fragment holds what the text schema refuses; its words are shown as plain paragraphs. */
  readonly repaired: boolean
}

/** @returns null when the text schema refuses it or a link in it leads where none may lead */
export function parseRichText(richText: unknown): Node | null {
  try {
    const node = Node.fromJSON(boardTextSchema, richText)
    node.check()
    return node.type.name === 'doc' && hasOnlyAllowedLinks(node) ? node : null
  } catch {
    // ProseMirror throws on every kind of text that does not fit its schema.
    return null
  }
}

/** The one form that equal texts have: defaults written out, marks in the order of the schema. */
export function canonicalRichText(richText: unknown): TLRichText {
  const node = parseRichText(richText)
  return node === null ? plainRichText(wordsOf(richText)) : toTLRichText(node)
}

/** Whether two texts read the same, however their defaults are written out. */
export function isSameText(one: unknown, other: unknown): boolean {
  return one === other || isEqual(canonicalRichText(one), canonicalRichText(other))
}

/** Never throws: words that lie in no shape the schema knows are kept as plain paragraphs. */
export function readText(fragment: Y.XmlFragment | null): TextReading {
  if (fragment === null || fragment.length === 0) return { richText: plainRichText(''), repaired: false }
  const plain = readPlainText(fragment)
  if (plain !== null) return { richText: plain, repaired: false }
  const json: unknown = yXmlFragmentToProsemirrorJSON(fragment)
  const node = parseRichText(json)
  if (node !== null) return { richText: toTLRichText(node), repaired: false }
  return { richText: plainRichText(wordsOf(json)), repaired: true }
}

/** Changes the fragment only where it differs, so that what others type elsewhere in it stays. */
export function writeText(fragment: Y.XmlFragment, richText: unknown): void {
  const node = parseRichText(richText) ?? plainNode(wordsOf(richText))
  prosemirrorToYXmlFragment(node, fragment)
  giveEmptyLinesText(fragment)
}

/**
 * Two people who begin to type in an empty line at once would each make a text of their own in it, and y-prosemirror
 * doubles letters when it joins the two. With a text that is there already they share it.
 */
export function giveEmptyLinesText(parent: Y.XmlFragment): void {
  for (const block of parent.toArray()) {
    if (!(block instanceof Y.XmlElement)) continue
    if (!BLOCKS_WITH_WORDS.has(block.nodeName)) giveEmptyLinesText(block)
    else if (block.length === 0) block.insert(0, [new Y.XmlText()])
  }
}

function toTLRichText(node: Node): TLRichText {
  return node.toJSON() as TLRichText
}

function plainNode(words: string): Node {
  return Node.fromJSON(boardTextSchema, toRichText(words))
}

function plainRichText(words: string): TLRichText {
  return toTLRichText(plainNode(words))
}

function hasOnlyAllowedLinks(node: Node): boolean {
  let allowed = true
  node.descendants((child) => {
    const link = child.marks.find((mark) => mark.type.name === 'link')
    if (link !== undefined && !isAllowedLink(link.attrs['href'])) allowed = false
    return allowed
  })
  return allowed
}

const BLOCKS_WITH_WORDS: ReadonlySet<unknown> = new Set(['paragraph', 'heading'])

/** The words in rich text of any form, one line a paragraph. */
export function wordsOf(richText: unknown): string {
  const lines = ['']
  function visit(value: unknown): void {
    if (typeof value !== 'object' || value === null) return
    const { type, text, content } = value as { type?: unknown; text?: unknown; content?: unknown }
    if (BLOCKS_WITH_WORDS.has(type) && lines.at(-1) !== '') lines.push('')
    if (typeof text === 'string') lines[lines.length - 1] += text
    if (Array.isArray(content)) content.forEach(visit)
  }
  visit(richText)
  return lines.join('\n')
}
