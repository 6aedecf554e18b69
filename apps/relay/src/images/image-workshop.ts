import type { ChildProcess } from 'node:child_process'
import { setPriority } from 'node:os'
import { startProcess } from '../start-process.ts'
import { StorageUnavailableError } from '../storage/storage-fault.ts'
import type { ImageAnswer, ImageJob, ImageRequest } from './image-jobs.ts'

const PROCESS_SOURCE = new URL('image-process.ts', import.meta.url)
/** Longer than libvips itself may take for one image. */
const JOB_TIMEOUT_MS = 45_000
const IDLE_MS = 30_000
const MAX_WAITING = 200
/** The sockets go first. */
const LOW_PRIORITY = 10

/** Does jobs on images one after the other, in a process that is there while there is work. */
export interface ImageWorkshop {
  /** Rejects with `StorageUnavailableError` when the job could not be done now. */
  perform(job: ImageJob): Promise<NonNullable<ImageAnswer['result']>>
  close(): void
}

interface Waiting {
  readonly job: ImageJob
  readonly resolve: (result: NonNullable<ImageAnswer['result']>) => void
  readonly reject: (error: Error) => void
}

export interface ImageWorkshopOptions {
  /** Hears when the process ended in the middle of a job. */
  readonly onEnd: (job: ImageJob['kind']) => void
  readonly start?: () => ChildProcess
}

export function createImageWorkshop(options: ImageWorkshopOptions): ImageWorkshop {
  const { onEnd, start: startWorker = () => startProcess('image-process', PROCESS_SOURCE) } = options
  const waiting: Waiting[] = []
  let worker: ChildProcess | null = null
  let inWork: { readonly request: ImageRequest; readonly waiting: Waiting } | null = null
  let nextId = 1
  let timer: NodeJS.Timeout | undefined

  function start(): ChildProcess {
    const started = startWorker()
    started.on('spawn', () => lowerPriority(started))
    started.on('message', (answer: ImageAnswer) => {
      if (worker === started) settle(answer)
    })
    started.on('error', () => end(started))
    started.on('exit', () => end(started))
    return started
  }

  function settle({ id, result }: ImageAnswer): void {
    if (inWork?.request.id !== id) return
    const { resolve, reject } = inWork.waiting
    inWork = null
    if (result === null) reject(new StorageUnavailableError('IMAGE_JOB_FAILED'))
    else resolve(result)
    workOn()
  }

  /** What it was busy with may be what ended it, and is not tried again; what waits goes to the next one. */
  function end(ended: ChildProcess): void {
    if (worker !== ended) return
    worker = null
    clearTimeout(timer)
    ended.kill('SIGKILL')
    if (inWork !== null) {
      const { job, resolve, reject } = inWork.waiting
      inWork = null
      onEnd(job.kind)
      if (job.kind === 'clean') resolve({ ok: false, refusal: 'image-damaged' })
      else reject(new StorageUnavailableError('IMAGE_PROCESS_ENDED'))
    }
    workOn()
  }

  function workOn(): void {
    if (inWork !== null) return
    clearTimeout(timer)
    const next = waiting.shift()
    if (next === undefined) {
      if (worker !== null) timer = setTimeout(endIdle, IDLE_MS).unref()
      return
    }
    worker ??= start()
    const busy = worker
    const request: ImageRequest = { id: nextId++, job: next.job }
    inWork = { request, waiting: next }
    busy.send(request, (error) => {
      if (error !== null) end(busy)
    })
    timer = setTimeout(() => end(busy), JOB_TIMEOUT_MS).unref()
  }

  function endIdle(): void {
    if (worker !== null) end(worker)
  }

  return {
    perform(job) {
      return new Promise((resolve, reject) => {
        if (waiting.length >= MAX_WAITING) {
          reject(new StorageUnavailableError('IMAGE_QUEUE_FULL'))
          return
        }
        waiting.push({ job, resolve, reject })
        workOn()
      })
    },
    close() {
      const closing = new StorageUnavailableError('CLOSED')
      for (const { reject } of waiting.splice(0)) reject(closing)
      inWork?.waiting.reject(closing)
      inWork = null
      endIdle()
    },
  }
}

function lowerPriority({ pid }: ChildProcess): void {
  try {
    if (pid !== undefined) setPriority(pid, LOW_PRIORITY)
  } catch {
    // It is over already, or the system has no priorities: then it works at the relay's own.
  }
}
