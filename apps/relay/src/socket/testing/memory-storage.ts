import type { LaneStorage, StoredLane } from '../../storage/lane-storage.ts'

const EMPTY_LANE: StoredLane = { snapshot: null, updates: [], clientOwners: [], damage: null }

/** Keeps lanes in memory; for tests that are not about the disk. */
export function createMemoryStorage(): LaneStorage {
  const lanes = new Map<string, StoredLane>()
  return {
    async loadLane(boardId, lane) {
      return lanes.get(`${boardId}/${lane}`) ?? EMPTY_LANE
    },
    async appendUpdates(batch) {
      for (const { boardId, lane, seq, bytes, clientOwners } of batch) {
        const key = `${boardId}/${lane}`
        const stored = lanes.get(key) ?? EMPTY_LANE
        lanes.set(key, {
          ...stored,
          updates: [...stored.updates, { seq, bytes }],
          clientOwners: [...stored.clientOwners, ...clientOwners],
        })
      }
    },
    async saveSnapshot(boardId, lane, snapshot) {
      const key = `${boardId}/${lane}`
      const stored = lanes.get(key) ?? EMPTY_LANE
      const updates = stored.updates.filter(({ seq }) => seq > snapshot.upToSeq)
      lanes.set(key, { ...stored, snapshot, updates })
    },
    async close() {},
  }
}
