import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'

/** Built, the worker lies beside the relay; in development it is TypeScript, which Node 20 reads through tsx. */
export function snapshotWorkerEntry(): { readonly url: URL; readonly execArgv: string[] } {
  const here = import.meta.url
  if (!here.endsWith('.ts')) return { url: new URL('snapshot-worker.js', here), execArgv: [] }
  const loader = pathToFileURL(createRequire(here).resolve('tsx')).href
  return { url: new URL('snapshot-worker.ts', here), execArgv: ['--import', loader] }
}
