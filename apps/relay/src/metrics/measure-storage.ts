import type { LaneStorage } from '../storage/lane-storage.ts'
import type { Metrics } from './metrics.ts'

/** The same storage; its commits are counted and timed. */
export function measureStorage(
  storage: LaneStorage,
  metrics: Pick<Metrics, 'noteCommit' | 'noteRefusedCommit'>,
): LaneStorage {
  return {
    ...storage,
    async appendUpdates(batch) {
      const startedAtMs = performance.now()
      try {
        await storage.appendUpdates(batch)
      } catch (error) {
        metrics.noteRefusedCommit()
        throw error
      }
      metrics.noteCommit(batch.length, performance.now() - startedAtMs)
    },
  }
}
