import { LIMITS } from '@anderhalf/protocol'

/**
 * One key of `meta` for each tag, so that two people who tag the same note at once both keep their tag. The key is how
 * tags are compared, the value is how the tag was written; an empty value says that it was taken off.
 */
export const TAG_PREFIX = 'tag:'

type Meta = Readonly<Record<string, unknown>>

/** @returns the tag as it is shown, or null when there is nothing to show or it is too long */
export function parseTag(text: string): string | null {
  const tag = text.normalize('NFC').replaceAll(/\s+/g, ' ').trim()
  return tag === '' || tag.length > LIMITS.maxTagLength ? null : tag
}

export function tagKeyOf(tag: string): string {
  return TAG_PREFIX + tag.toLowerCase()
}

export function tagsOf(meta: Meta): string[] {
  const tags: string[] = []
  for (const key in meta) {
    if (!key.startsWith(TAG_PREFIX)) continue
    const tag = meta[key]
    if (typeof tag === 'string' && tag !== '') tags.push(tag)
  }
  return tags.toSorted((a, b) => a.localeCompare(b))
}

/** Whether each key with the prefix holds a tag of that key, and there are not too many, those taken off included. */
export function areTags(meta: Meta): boolean {
  let count = 0
  for (const key in meta) {
    if (!key.startsWith(TAG_PREFIX)) continue
    const tag = meta[key]
    if (typeof tag !== 'string' || !fitsKey(tag, key)) return false
    count += 1
  }
  return count <= LIMITS.maxTagsPerNote
}

function fitsKey(tag: string, key: string): boolean {
  if (tag !== '') return parseTag(tag) === tag && tagKeyOf(tag) === key
  const plain = key.slice(TAG_PREFIX.length)
  // Some letters are three when they are small.
  return plain !== '' && plain.length <= 3 * LIMITS.maxTagLength
}
