import { once } from 'node:events'
import type { TransferListItem, Worker } from 'node:worker_threads'
import { startWorker } from '../start-worker.ts'
import { StorageUnavailableError } from './storage-fault.ts'
import type {
  OperationInput,
  OperationName,
  OperationResult,
  StorageAnswer,
  StorageRequest,
  StorageWorkerData,
  StorageWorkerMessage,
} from './storage-requests.ts'

const WORKER_SOURCE = new URL('storage-worker.ts', import.meta.url)
const RESTART_AFTER_MS = 500
const CHECK_WRITABLE_EVERY_MS = 1_000

/** The relay's side of the storage worker. */
export interface StorageThread {
  /**
   * Resolves after the commit. Rejects with `StorageUnavailableError` when nothing was stored and trying again
   * makes sense.
   */
  call<Name extends OperationName>(
    name: Name,
    input: OperationInput<Name>,
    transfer?: readonly TransferListItem[],
  ): Promise<OperationResult<Name>>
  /** False from a refusal of the disk until writing works again. */
  readonly isHealthy: boolean
  /** The relay is about to stop: from now on, nothing waits long for a database that somebody else holds. */
  hurry(): void
  close(): Promise<void>
}

interface Call {
  readonly request: StorageRequest
  readonly transfer: readonly TransferListItem[]
  readonly resolve: (result: unknown) => void
  readonly reject: (error: Error) => void
}

export function createStorageThread(
  data: StorageWorkerData,
  onRestart: (error: unknown) => void,
): StorageThread {
  let waiting: Call[] = []
  const inWork = new Map<number, Call>()
  let nextId = 1
  let isHealthy = true
  let isClosing = false
  let onIdle = (): void => {}
  let worker: Worker | null = start()

  function start(): Worker {
    const started = startWorker('storage-worker', WORKER_SOURCE, { workerData: data })
    started.on('message', (answers: readonly StorageAnswer[]) => {
      for (const answer of answers) settle(answer)
      sendWaiting()
      if (inWork.size === 0) onIdle()
    })
    started.on('error', onRestart)
    started.on('exit', () => restartAfterFault())
    return started
  }

  function restartAfterFault(): void {
    worker = null
    onIdle()
    for (const { reject } of inWork.values()) reject(new StorageUnavailableError('WORKER_ENDED'))
    inWork.clear()
    if (isClosing) return
    isHealthy = false
    setTimeout(() => {
      worker = start()
      sendWaiting()
    }, RESTART_AFTER_MS).unref()
  }

  function settle(answer: StorageAnswer): void {
    const call = inWork.get(answer.id)
    if (call === undefined) return
    inWork.delete(answer.id)
    if (answer.ok) {
      if (call.request.name !== 'loadLane') isHealthy = true
      call.resolve(answer.result)
    } else if (answer.isPassing) {
      isHealthy = false
      call.reject(new StorageUnavailableError(answer.reason))
    } else {
      call.reject(new Error(`${call.request.name}: ${answer.reason}`))
    }
  }

  /** One group at a time: what comes in while the disk works shares the next commit. */
  function sendWaiting(): void {
    if (worker === null || inWork.size > 0 || waiting.length === 0) return
    const calls = waiting
    waiting = []
    for (const call of calls) inWork.set(call.request.id, call)
    worker.postMessage(
      calls.map(({ request }) => request) satisfies StorageWorkerMessage,
      calls.flatMap(({ transfer }) => transfer),
    )
  }

  function call<Name extends OperationName>(
    name: Name,
    input: OperationInput<Name>,
    transfer: readonly TransferListItem[] = [],
  ): Promise<OperationResult<Name>> {
    return new Promise((resolve, reject) => {
      if (isClosing) {
        reject(new StorageUnavailableError('CLOSED'))
        return
      }
      const request = { id: nextId++, name, input }
      waiting.push({ request, transfer, resolve: resolve as (result: unknown) => void, reject })
      sendWaiting()
    })
  }

  const checking = setInterval(() => {
    if (isHealthy || waiting.length > 0 || inWork.size > 0) return
    // The answer sets `isHealthy`; a refusal is what is known already.
    call('checkWritable', Date.now()).catch(() => {})
  }, CHECK_WRITABLE_EVERY_MS)
  checking.unref()

  return {
    call,
    get isHealthy() {
      return isHealthy
    },
    hurry() {
      worker?.postMessage('hurry' satisfies StorageWorkerMessage, [])
    },
    async close() {
      if (isClosing) return
      clearInterval(checking)
      isClosing = true
      if (worker !== null && inWork.size > 0) {
        await new Promise<void>((resolve) => {
          onIdle = resolve
        })
      }
      const ending = worker
      if (ending === null) return
      const ended = once(ending, 'exit')
      ending.postMessage('close' satisfies StorageWorkerMessage, [])
      await ended
    },
  }
}
