import type { LaneUpdate, StoredLane } from './lane-storage.ts'

/** A loaded lane with the edits after it that lie elsewhere. What is in it already, or would leave a gap, is left out. */
export function withLaterUpdates(stored: StoredLane, later: readonly LaneUpdate[]): StoredLane {
  if (later.length === 0 || stored.damage !== null) return stored
  const updates = [...stored.updates]
  const owners = new Map(stored.clientOwners.map((owner) => [owner.clientId, owner]))
  let lastSeq = updates.at(-1)?.seq ?? stored.snapshot?.upToSeq ?? 0
  for (const { seq, bytes, clientOwners } of later.toSorted((a, b) => a.seq - b.seq)) {
    for (const owner of clientOwners) if (!owners.has(owner.clientId)) owners.set(owner.clientId, owner)
    if (seq !== lastSeq + 1) continue
    updates.push({ seq, bytes })
    lastSeq = seq
  }
  return { ...stored, updates, clientOwners: [...owners.values()] }
}
