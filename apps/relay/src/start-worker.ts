import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import { Worker, type WorkerOptions } from 'node:worker_threads'

/**
 * Starts a worker of the relay. Built, it lies beside the relay as `<name>.js`; in development and in tests it is
 * TypeScript, which Node 20 reads through tsx.
 * @param source the worker's TypeScript file
 */
export function startWorker(name: string, source: URL, options: WorkerOptions): Worker {
  const here = import.meta.url
  if (!here.endsWith('.ts')) return new Worker(new URL(`${name}.js`, here), options)
  const loader = pathToFileURL(createRequire(here).resolve('tsx'))
  const [api, file, parent] = [new URL('esm/api/index.mjs', loader).href, source.href, here].map((text) =>
    JSON.stringify(text),
  )
  const load = `import(${api}).then(({ tsImport }) => tsImport(${file}, ${parent}))`
  return new Worker(load, { ...options, eval: true })
}
