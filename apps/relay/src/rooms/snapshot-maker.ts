import type { Worker } from 'node:worker_threads'
import { startWorker } from '../start-worker.ts'
import type { SnapshotAnswer, SnapshotRequest } from './snapshot-requests.ts'

/** A worker without work gives its memory back after this time. */
const IDLE_MS = 30_000

export interface MadeSnapshot {
  readonly bytes: Uint8Array
  readonly stateVector: Uint8Array
}

/** What replaying a log gives. */
export interface ReplayedState extends MadeSnapshot {
  /** Equal to that of every document that holds the same. */
  readonly digest: number
}

/** Turns a snapshot and the updates after it into a new snapshot, in a thread of its own. */
export interface SnapshotMaker {
  /** Rejects when the parts are damaged or the thread ended; nothing is lost by that. */
  make(parts: readonly Uint8Array[]): Promise<ReplayedState>
  close(): Promise<void>
}

interface Job {
  readonly resolve: (made: ReplayedState) => void
  readonly reject: (error: Error) => void
}

export function createSnapshotMaker(): SnapshotMaker {
  const jobs = new Map<number, Job>()
  let nextId = 1
  let worker: Worker | null = null
  let idleTimer: NodeJS.Timeout | null = null

  function start(): Worker {
    const started = startWorker('snapshot-worker', new URL('snapshot-worker.ts', import.meta.url), {})
    started.unref()
    started.on('message', settle)
    started.on('error', () => {})
    started.on('exit', () => {
      if (worker === started) worker = null
      for (const { reject } of jobs.values()) reject(new Error('the snapshot worker ended'))
      jobs.clear()
    })
    return started
  }

  function settle(answer: SnapshotAnswer): void {
    const job = jobs.get(answer.id)
    jobs.delete(answer.id)
    if (answer.ok) job?.resolve(answer)
    else job?.reject(new Error(answer.reason))
    if (jobs.size > 0) return
    idleTimer = setTimeout(() => void close(), IDLE_MS)
    idleTimer.unref()
  }

  async function close(): Promise<void> {
    const ending = worker
    worker = null
    await ending?.terminate()
  }

  return {
    make(parts) {
      if (idleTimer !== null) clearTimeout(idleTimer)
      worker ??= start()
      const request: SnapshotRequest = { id: nextId++, ...pack(parts) }
      const made = new Promise<ReplayedState>((resolve, reject) => {
        jobs.set(request.id, { resolve, reject })
      })
      worker.postMessage(request, [request.bytes.buffer])
      return made
    },
    close,
  }
}

/** One buffer that moves to the worker: a view of a shared buffer would take the whole of it along. */
function pack(parts: readonly Uint8Array[]): Omit<SnapshotRequest, 'id'> {
  const lengths = parts.map((part) => part.length)
  const bytes = new Uint8Array(lengths.reduce((sum, length) => sum + length, 0))
  let offset = 0
  for (const part of parts) {
    bytes.set(part, offset)
    offset += part.length
  }
  return { bytes, lengths }
}
