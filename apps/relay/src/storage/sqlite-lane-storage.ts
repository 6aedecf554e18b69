import type { LaneStorage } from './lane-storage.ts'
import { unpackLane } from './packed-lane.ts'
import { packUpdates, type PackedUpdates } from './packed-updates.ts'
import type { StorageThread } from './storage-thread.ts'

export interface SqliteLaneStorage extends LaneStorage {
  /** As `appendUpdates`. The bytes move to another thread. */
  appendPacked(packed: PackedUpdates): Promise<void>
}

/** Lanes in the one SQLite file of the relay. Whoever made the thread closes it. */
export function createSqliteLaneStorage(thread: StorageThread): SqliteLaneStorage {
  function appendPacked(packed: PackedUpdates): Promise<void> {
    return thread.call('appendUpdates', packed, [packed.buffer])
  }

  return {
    async loadLane(boardId, lane) {
      return unpackLane(await thread.call('loadLane', { boardId, lane }))
    },
    async appendUpdates(batch) {
      if (batch.length > 0) await appendPacked(packUpdates(batch))
    },
    appendPacked,
    saveSnapshot: (boardId, lane, snapshot) => thread.call('saveSnapshot', { boardId, lane, snapshot }),
    close: () => thread.close(),
  }
}
