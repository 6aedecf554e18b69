import type { TLRecord } from '@tldraw/tlschema'
import { isEqual } from '@tldraw/utils'
import { isSameText } from './board-text.ts'

type Fields = Record<string, unknown>

/** @returns `current` when both are equal, otherwise `next` with the parts of `current` that are equal */
export function keepEqualParts(current: TLRecord, next: TLRecord): TLRecord {
  return keepFields(current as unknown as Fields, next as unknown as Fields, keepField) as unknown as TLRecord
}

function keepField(key: string, current: unknown, next: unknown): unknown {
  if (key === 'props' || key === 'meta') return keepFields(current as Fields, next as Fields, keepValue)
  return keepValue(key, current, next)
}

function keepValue(key: string, current: unknown, next: unknown): unknown {
  if (Object.is(current, next)) return current
  if (key === 'richText') return isSameText(current, next) ? current : next
  return isEqual(current, next) ? current : next
}

function keepFields(
  current: Fields,
  next: Fields,
  keep: (key: string, current: unknown, next: unknown) => unknown,
): Fields {
  const keys = Object.keys(next)
  let changed = keys.length !== Object.keys(current).length
  const kept: Fields = {}
  for (const key of keys) {
    kept[key] = Object.hasOwn(current, key) ? keep(key, current[key], next[key]) : next[key]
    if (!Object.is(kept[key], current[key]) || !Object.hasOwn(current, key)) changed = true
  }
  return changed ? kept : current
}
