/* oxlint-disable no-underscore-dangle -- reason: Yjs has no public way to the items of a map, and checking an update
   before it is applied needs to know which item holds a key's value. */
import type * as Y from 'yjs'

/** The item that holds each key's current value, deleted ones included. */
export function itemsOf(map: Y.Map<unknown>): ReadonlyMap<string, Y.Item> {
  return map._map
}

/** The item that puts this type into its parent; null for a root. */
export function placeItemOf(type: Y.ContentType['type']): Y.Item | null {
  return type._item
}
