import * as Y from 'yjs'
import { readTail } from '../rooms/stored-tail.ts'
import type { StoredLane } from '../storage/lane-storage.ts'

/** What can be read of a lane. */
export interface GoodPart {
  /** Everything in it, as one update. */
  readonly bytes: Uint8Array
  readonly stateVector: Uint8Array
  /** Up to which edit. */
  readonly upToSeq: number
  /** Whether that is all. */
  readonly isWhole: boolean
}

/** @returns null when not even the snapshot can be read */
export function goodPartOf(stored: StoredLane): GoodPart | null {
  if (stored.damage?.fromSeq === null && stored.snapshot === null) return null
  const tail = readTail(stored)
  const doc = new Y.Doc()
  try {
    if (stored.snapshot !== null && !isTaken(doc, stored.snapshot.bytes)) return null
    let taken = 0
    for (const update of tail.updates) {
      if (!isTaken(doc, update)) break
      taken++
    }
    // An edit that was refused halfway may have left something: built anew without it.
    return {
      ...stateOf(stored, taken),
      upToSeq: (stored.snapshot?.upToSeq ?? 0) + taken,
      isWhole: tail.damage === null && taken === tail.updates.length,
    }
  } finally {
    doc.destroy()
  }
}

function isTaken(doc: Y.Doc, update: Uint8Array): boolean {
  try {
    Y.applyUpdate(doc, update)
    return doc.store.pendingStructs === null && doc.store.pendingDs === null
  } catch {
    // Yjs throws on bytes that are no update.
    return false
  }
}

function stateOf({ snapshot, updates }: StoredLane, taken: number): Pick<GoodPart, 'bytes' | 'stateVector'> {
  const doc = new Y.Doc()
  if (snapshot !== null) Y.applyUpdate(doc, snapshot.bytes)
  for (const { bytes } of updates.slice(0, taken)) Y.applyUpdate(doc, bytes)
  const state = { bytes: Y.encodeStateAsUpdate(doc), stateVector: Y.encodeStateVector(doc) }
  doc.destroy()
  return state
}
