import type { LaneStorage, LaneUpdate } from '../storage/lane-storage.ts'

/** The least time between the starts of two commits, while fewer than this many updates wait. */
const GATHER_MS = 20
const MAX_GATHERED = 256
/** A disk that works but is behind: the writers wait for it. */
const BACKLOG_UPDATES = 4_096
/** A disk that refuses: people work on in memory, up to here. */
const BACKLOG_BYTES = 64 * 1024 * 1024
const FIRST_RETRY_MS = 100
const LAST_RETRY_MS = 5_000

export interface CommitQueue {
  /** @param onDurable called with the update's seq once it is on the disk, in the order of the pushes */
  push(update: LaneUpdate, onDurable: (seq: number) => void): void
  /** Resolves when everything pushed so far is on the disk. */
  settled(): Promise<void>
  /** False while the storage refuses. */
  readonly isHealthy: boolean
  /** Whether so much waits for the disk that writers should be read more slowly. */
  readonly isBacklogged: boolean
  /** Resolves when what waits now goes to the disk. */
  relieved(): Promise<void>
}

interface Batch {
  readonly updates: LaneUpdate[]
  readonly onDurable: ((seq: number) => void)[]
  readonly onSettled: (() => void)[]
  readonly onTaken: (() => void)[]
  bytes: number
}

/**
 * Hands the updates of all rooms to the storage, one batch at a time: what comes in during a commit goes with the
 * next. A commit that fails is tried again for ever; its updates stay in memory and nobody is told "durable".
 */
export function createCommitQueue(
  storage: Pick<LaneStorage, 'appendUpdates'>,
  onFailure: (error: unknown) => void,
  nowMs: () => number = () => performance.now(),
): CommitQueue {
  let gathering = emptyBatch()
  let committing: Batch | null = null
  let isScheduled = false
  let isRunning = false
  let startedAtMs = Number.NEGATIVE_INFINITY
  let cutPauseShort = (): void => {}
  let isHealthy = true

  function schedule(): void {
    if (gathering.updates.length >= MAX_GATHERED) cutPauseShort()
    if (isScheduled || isRunning) return
    isScheduled = true
    // At the end of the turn, so that what arrived together is committed together.
    setImmediate(() => void commitAll())
  }

  async function commitAll(): Promise<void> {
    isScheduled = false
    isRunning = true
    while (gathering.updates.length > 0) {
      await pause()
      startedAtMs = nowMs()
      committing = gathering
      gathering = emptyBatch()
      for (const taken of committing.onTaken) taken()
      await append(committing.updates)
      const { updates, onDurable, onSettled } = committing
      committing = null
      updates.forEach(({ seq }, index) => onDurable[index]?.(seq))
      for (const settle of onSettled) settle()
    }
    isRunning = false
  }

  /** A lone update waits for nothing; many gather, since each commit costs the disk the same. */
  function pause(): Promise<void> | undefined {
    const waitMs = startedAtMs + GATHER_MS - nowMs()
    if (waitMs <= 0 || gathering.updates.length >= MAX_GATHERED) return
    return new Promise((resolve) => {
      const timeout = setTimeout(resolve, waitMs)
      cutPauseShort = () => {
        clearTimeout(timeout)
        resolve()
      }
    })
  }

  async function append(updates: readonly LaneUpdate[]): Promise<void> {
    for (let retryMs = FIRST_RETRY_MS; ; retryMs = Math.min(retryMs * 2, LAST_RETRY_MS)) {
      try {
        await storage.appendUpdates(updates)
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
      gathering.updates.push(update)
      gathering.bytes += update.bytes.length
      gathering.onDurable.push(onDurable)
      schedule()
    },
    get isBacklogged() {
      return gathering.bytes >= BACKLOG_BYTES || (isHealthy && gathering.updates.length >= BACKLOG_UPDATES)
    },
    relieved() {
      const { onTaken } = gathering
      return new Promise((resolve) => {
        onTaken.push(resolve)
      })
    },
    settled() {
      const last = gathering.updates.length > 0 ? gathering : committing
      if (last === null) return Promise.resolve()
      return new Promise((resolve) => {
        last.onSettled.push(resolve)
      })
    },
  }
}

function emptyBatch(): Batch {
  return { updates: [], onDurable: [], onSettled: [], onTaken: [], bytes: 0 }
}
