import { once } from 'node:events'
import { startWorker } from '../start-worker.ts'
import type { VersionJob, VersionOutcome } from './version-job.ts'

const WORKER_SOURCE = new URL('version-worker.ts', import.meta.url)

/** Compares and restores in a thread of its own, which ends with it. Rejects when the bytes cannot be read. */
export async function runVersionJob(job: VersionJob): Promise<VersionOutcome> {
  const worker = startWorker('version-worker', WORKER_SOURCE, { workerData: job })
  try {
    const [outcome] = (await once(worker, 'message')) as [VersionOutcome]
    return outcome
  } finally {
    await worker.terminate()
  }
}
