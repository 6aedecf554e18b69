import { boardTextSchema, isAllowedLink } from '@anderhalf/board-model'

/** The name that stands for the fragment itself. */
export const TEXT_ROOT = 'doc'
/** The name that stands for a run of characters. */
export const CHARACTERS = 'text'

/** y-prosemirror writes a mark that may overlap itself as `<name>--<hash>`. */
const OVERLAP_SUFFIX = /--[A-Za-z0-9+/=]{8}$/
const MAX_ATTRIBUTE_LENGTH = 64
const HEADING_LEVELS: ReadonlySet<unknown> = new Set([1, 2, 3, 4, 5, 6])

type ContentMatch = (typeof boardTextSchema.topNodeType)['contentMatch']

const { nodes, marks } = boardTextSchema.spec
const childrenByParent = new Map(
  Object.values(boardTextSchema.nodes).map((type) => [type.name, namesIn(type.contentMatch)]),
)

/**
 * Whether the text of a board has such a node inside such a node. Order and number are not looked at: two honest
 * edits can merge into a text that ProseMirror then mends, but never into a kind of node in the wrong place.
 */
export function isTextChild(parentName: string, childName: string): boolean {
  return childrenByParent.get(parentName)?.has(childName) === true
}

export function isTextAttribute(nodeName: string, key: string, value: unknown): boolean {
  const attributes = nodes.get(nodeName)?.attrs
  if (attributes === undefined || !Object.hasOwn(attributes, key)) return false
  if (key === 'level') return HEADING_LEVELS.has(value)
  if (key === 'start') return Number.isSafeInteger(value)
  return value === null || (typeof value === 'string' && value.length <= MAX_ATTRIBUTE_LENGTH)
}

/** @param value the attributes of the mark, or null where it ends */
export function isTextMark(key: string, value: unknown): boolean {
  const name = key.replace(OVERLAP_SUFFIX, '')
  const mark = marks.get(name)
  if (mark === undefined) return false
  if (value === null || value === true) return true
  if (typeof value !== 'object') return false
  const known = mark.attrs ?? {}
  if (!Object.keys(value).every((attribute) => Object.hasOwn(known, attribute))) return false
  return name !== 'link' || isAllowedLink((value as { href?: unknown }).href)
}

function namesIn(start: ContentMatch): ReadonlySet<string> {
  const names = new Set<string>()
  const seen = new Set<ContentMatch>()
  const left = [start]
  for (let match = left.pop(); match !== undefined; match = left.pop()) {
    if (seen.has(match)) continue
    seen.add(match)
    for (let index = 0; index < match.edgeCount; index++) {
      const { type, next } = match.edge(index)
      names.add(type.name)
      left.push(next)
    }
  }
  return names
}
