import * as Y from 'yjs'
import { itemsOf } from './map-internals.ts'
import type { Overwrite } from './read-overwrite.ts'

/** Where a plain value stands: in which record, under which key. */
export interface ValuePlace {
  readonly recordMap: Y.Map<unknown>
  readonly key: string
}

/**
 * Overwrites that were taken and are not in the document yet. Bringing many into it at once costs a third of bringing
 * in each, and what needs the document is rare while people move things.
 */
export interface PendingOverwrites {
  readonly updates: readonly Uint8Array[]
  /**
   * Where the value that an overwrite replaces stands.
   *
   * @returns null unless it is the newest under its key and the writer's clock goes on without a gap
   */
  placeOf(overwrite: Overwrite): ValuePlace | null
  /** @param place what `placeOf` said */
  add(overwrite: Overwrite, place: ValuePlace, update: Uint8Array): void
  clear(): void
}

export function createPendingOverwrites({ store }: Y.Doc): PendingOverwrites {
  const updates: Uint8Array[] = []
  const nextClocks = new Map<number, number>()
  /** Newest values by the client that wrote them, and the clock. */
  const newest = new Map<number, Map<number, ValuePlace>>()
  /** Values of the document that a pending one replaces. */
  const replaced = new Set<Y.Item>()

  function nextClockOf(clientId: number): number {
    return nextClocks.get(clientId) ?? Y.getState(store, clientId)
  }

  function itemInDocument({ replacedClientId, replacedClock }: Overwrite): Y.Item | null {
    if (replacedClock >= Y.getState(store, replacedClientId)) return null
    const struct = Y.getItem(store, Y.createID(replacedClientId, replacedClock)) as Y.Item | Y.GC
    return struct instanceof Y.Item ? struct : null
  }

  return {
    updates,
    placeOf(overwrite) {
      if (overwrite.clock !== nextClockOf(overwrite.clientId)) return null
      const pending = newest.get(overwrite.replacedClientId)?.get(overwrite.replacedClock)
      if (pending !== undefined) return pending
      const item = itemInDocument(overwrite)
      if (item === null || item.deleted || item.length !== 1 || replaced.has(item)) return null
      const { parent, parentSub } = item
      if (parentSub === null || !(parent instanceof Y.Map) || parent.constructor !== Y.Map) return null
      const isNewest = itemsOf(parent as Y.Map<unknown>).get(parentSub) === item
      return isNewest ? { recordMap: parent as Y.Map<unknown>, key: parentSub } : null
    },
    add(overwrite, place, update) {
      const { clientId, clock, replacedClientId, replacedClock } = overwrite
      const wasPending = newest.get(replacedClientId)?.delete(replacedClock) === true
      if (!wasPending) replaced.add(itemInDocument(overwrite)!)
      let ofWriter = newest.get(clientId)
      if (ofWriter === undefined) newest.set(clientId, (ofWriter = new Map()))
      ofWriter.set(clock, place)
      nextClocks.set(clientId, clock + 1)
      updates.push(update)
    },
    clear() {
      updates.length = 0
      nextClocks.clear()
      newest.clear()
      replaced.clear()
    },
  }
}
