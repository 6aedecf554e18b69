import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'

export interface WorkerEntry {
  readonly url: URL
  /** Flags that the worker's Node needs. */
  readonly execArgv: readonly string[]
}

/** Built, the worker lies beside the relay; in development it is TypeScript, which Node 20 reads through tsx. */
export function storageWorkerEntry(): WorkerEntry {
  const here = import.meta.url
  if (!here.endsWith('.ts')) return { url: new URL('storage-worker.js', here), execArgv: [] }
  const loader = pathToFileURL(createRequire(here).resolve('tsx')).href
  return { url: new URL('storage-worker.ts', here), execArgv: ['--import', loader] }
}
