import * as Y from 'yjs'
import type { StoredLane } from '../storage/lane-storage.ts'
import { decodeUpdate, type DecodedUpdate } from './decode-update.ts'

export interface StoredTail {
  readonly updates: readonly Uint8Array[]
  readonly stateVector: Uint8Array
  readonly isDamaged: boolean
}

/** The stored updates as far as they can be read, and what they reach, without building the document. */
export function readTail({ snapshot, updates }: StoredLane): StoredTail {
  const clocks = snapshot === null ? new Map<number, number>() : Y.decodeStateVector(snapshot.stateVector)
  const readable: Uint8Array[] = []
  for (const { bytes } of updates) {
    const decoded = decodeUpdate(bytes)
    if (decoded === null || !continues(clocks, decoded)) break
    readable.push(bytes)
    for (const { clientId, toClock } of decoded.sections.values()) {
      clocks.set(clientId, Math.max(clocks.get(clientId) ?? 0, toClock))
    }
  }
  const isDamaged = readable.length < updates.length
  return { updates: readable, stateVector: Y.encodeStateVector(clocks), isDamaged }
}

/** What starts beyond the clocks that are there would leave everybody waiting for ever. */
function continues(clocks: ReadonlyMap<number, number>, { sections, deletes }: DecodedUpdate): boolean {
  for (const { clientId, fromClock } of sections.values()) {
    if (fromClock > (clocks.get(clientId) ?? 0)) return false
  }
  for (const [clientId, ranges] of deletes) {
    const end = Math.max(clocks.get(clientId) ?? 0, sections.get(clientId)?.toClock ?? 0)
    if (ranges.some(({ clock, length }) => clock + length > end)) return false
  }
  return true
}
