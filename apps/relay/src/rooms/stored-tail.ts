import * as Y from 'yjs'
import type { LaneDamage, StoredLane } from '../storage/lane-storage.ts'
import { decodeUpdate, type DecodedUpdate } from './decode-update.ts'

export interface StoredTail {
  readonly updates: readonly Uint8Array[]
  readonly stateVector: Uint8Array
  /** The first that was found: bytes that are not what was written, or that are no edit of this lane. */
  readonly damage: LaneDamage | null
}

/** The stored updates as far as they can be read, and what they reach, without building the document. */
export function readTail({ snapshot, updates, damage }: StoredLane): StoredTail {
  const clocks = snapshot === null ? new Map<number, number>() : Y.decodeStateVector(snapshot.stateVector)
  const readable: Uint8Array[] = []
  let unfit: LaneDamage | null = null
  for (const { seq, bytes } of updates) {
    const decoded = decodeUpdate(bytes)
    if (decoded === null || !continues(clocks, decoded)) {
      unfit = { fromSeq: seq, reason: 'unfit' }
      break
    }
    readable.push(bytes)
    for (const { clientId, toClock } of decoded.sections.values()) {
      clocks.set(clientId, Math.max(clocks.get(clientId) ?? 0, toClock))
    }
  }
  return { updates: readable, stateVector: Y.encodeStateVector(clocks), damage: unfit ?? damage }
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
