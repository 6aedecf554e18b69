import type { LaneStorage, LaneUpdate } from '../storage/lane-storage.ts'

const FIRST_RETRY_MS = 100
const LAST_RETRY_MS = 5_000

export interface CommitQueue {
  /** @param onDurable called once the update is on the disk */
  push(update: LaneUpdate, onDurable: (seq: number) => void): void
  /** Resolves when everything pushed so far is on the disk. */
  settled(): Promise<void>
  /** False while the storage refuses. */
  readonly isHealthy: boolean
}

interface Waiting {
  readonly update: LaneUpdate
  readonly onDurable: (seq: number) => void
}

/**
 * Hands the updates of all rooms to the storage, one batch at a time: what comes in during a commit goes with the
 * next. A commit that fails is tried again for ever; its updates stay in memory and nobody is told "durable".
 */
export function createCommitQueue(
  storage: Pick<LaneStorage, 'appendUpdates'>,
  onFailure: (error: unknown) => void,
): CommitQueue {
  let waiting: Waiting[] = []
  let isCommitting = false
  let isHealthy = true
  let settlers: (() => void)[] = []

  async function commit(): Promise<void> {
    while (waiting.length > 0) {
      const batch = waiting
      waiting = []
      await append(batch.map(({ update }) => update))
      for (const { update, onDurable } of batch) onDurable(update.seq)
    }
    isCommitting = false
    const settled = settlers
    settlers = []
    for (const settle of settled) settle()
  }

  async function append(batch: readonly LaneUpdate[]): Promise<void> {
    for (let retryMs = FIRST_RETRY_MS; ; retryMs = Math.min(retryMs * 2, LAST_RETRY_MS)) {
      try {
        await storage.appendUpdates(batch)
        isHealthy = true
        return
      } catch (error) {
        isHealthy = false
        onFailure(error)
        await new Promise((resolve) => {
          setTimeout(resolve, retryMs)
        })
      }
    }
  }

  return {
    get isHealthy() {
      return isHealthy
    },
    push(update, onDurable) {
      waiting.push({ update, onDurable })
      if (isCommitting) return
      isCommitting = true
      setImmediate(() => void commit())
    },
    settled() {
      if (!isCommitting) return Promise.resolve()
      return new Promise((resolve) => {
        settlers.push(resolve)
      })
    },
  }
}
