import type { LaneStorage } from './lane-storage.ts'
import { unpackLane } from './packed-lane.ts'
import { packUpdates } from './packed-updates.ts'
import type { StorageThread } from './storage-thread.ts'

/** Lanes in the one SQLite file of the relay. Whoever made the thread closes it. */
export function createSqliteLaneStorage(thread: StorageThread): LaneStorage {
  return {
    async loadLane(boardId, lane) {
      return unpackLane(await thread.call('loadLane', { boardId, lane }))
    },
    async appendUpdates(batch) {
      if (batch.length === 0) return
      const packed = packUpdates(batch)
      await thread.call('appendUpdates', packed, [packed.buffer])
    },
    saveSnapshot: (boardId, lane, snapshot) => thread.call('saveSnapshot', { boardId, lane, snapshot }),
    close: () => thread.close(),
  }
}
