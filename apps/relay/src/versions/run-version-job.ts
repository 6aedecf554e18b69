import { startWorker } from '../start-worker.ts'
import { isNoRoom } from './no-room.ts'
import type { VersionJob, VersionOutcome } from './version-job.ts'

const WORKER_SOURCE = new URL('version-worker.ts', import.meta.url)

/** A board as large as boards may be takes a few seconds of a machine that is busy. */
const WITHIN_MS = 60_000

/**
 * - `version-damaged`: the bytes of the version cannot be read
 * - `version-too-slow`: it was stopped after a minute
 * - `machine-full`: there was no memory for it
 */
export type VersionJobRefusal = 'version-damaged' | 'version-too-slow' | 'machine-full'

/** Compares and restores in a thread of its own, which ends with it. */
export async function runVersionJob(
  job: VersionJob,
  withinMs = WITHIN_MS,
): Promise<VersionOutcome | VersionJobRefusal> {
  let timer: ReturnType<typeof setTimeout> | undefined
  let worker: ReturnType<typeof startWorker> | undefined
  try {
    return await new Promise((resolve, reject) => {
      timer = setTimeout(() => resolve('version-too-slow'), withinMs)
      worker = startWorker('version-worker', WORKER_SOURCE, { workerData: job })
      worker.once('message', resolve)
      worker.once('error', reject)
      // The operating system ended it.
      worker.once('exit', () => resolve('machine-full'))
    })
  } catch (error) {
    if (isNoRoom(error)) return 'machine-full'
    throw error
  } finally {
    clearTimeout(timer)
    await worker?.terminate()
  }
}
