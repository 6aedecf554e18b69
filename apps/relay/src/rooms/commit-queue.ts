import type { LaneStorage, LaneUpdate } from '../storage/lane-storage.ts'

/** How long an update waits for others at most, while they come one after the other. */
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
  /** When its first update came. */
  sinceMs: number
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
  let startedAtMs = Number.NEGATIVE_INFINITY
  /** Of the commit that is to come; null when none is, or one is under way. */
  let cancelStart: (() => void) | null = null
  let isStartNear = false
  let isHealthy = true

  /** A lone update waits for nothing; many gather, since each commit costs the disk the same. */
  function schedule(): void {
    const isFull = gathering.updates.length >= MAX_GATHERED
    if (committing !== null || isStartNear || (cancelStart !== null && !isFull)) return
    cancelStart?.()
    const now = nowMs()
    if (isFull || now - startedAtMs >= GATHER_MS) {
      // At the end of the turn, so that what arrived together is committed together.
      isStartNear = true
      setImmediate(start)
      return
    }
    const timeout = setTimeout(start, Math.max(gathering.sinceMs + GATHER_MS - now, 0))
    cancelStart = () => clearTimeout(timeout)
  }

  function start(): void {
    cancelStart = null
    isStartNear = false
    startedAtMs = nowMs()
    committing = gathering
    gathering = emptyBatch()
    for (const taken of committing.onTaken) taken()
    void append(committing.updates).then(finish)
  }

  function finish(): void {
    const { updates, onDurable, onSettled } = committing!
    committing = null
    for (let index = 0; index < updates.length; index++) onDurable[index]!(updates[index]!.seq)
    for (const settle of onSettled) settle()
    if (gathering.updates.length > 0) schedule()
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
      if (gathering.updates.length === 0) gathering.sinceMs = nowMs()
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
  return { updates: [], onDurable: [], onSettled: [], onTaken: [], bytes: 0, sinceMs: 0 }
}
