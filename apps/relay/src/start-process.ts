import { fork, type ChildProcess } from 'node:child_process'
import { createRequire } from 'node:module'
import { fileURLToPath, pathToFileURL } from 'node:url'

/** Of the relay's own environment no more than a process needs to run: none of its secrets. */
const PASSED_ON = ['PATH', 'SystemRoot', 'TMPDIR', 'TEMP', 'TZ'] as const

/**
 * Starts a process of the relay's own, with messages as the only way in and out. Built, its file lies beside the relay
 * as `<name>.js`; in development and in tests it is TypeScript, which Node 20 reads through tsx.
 * @param source the process's TypeScript file
 */
export function startProcess(name: string, source: URL): ChildProcess {
  const here = import.meta.url
  const isBuilt = !here.endsWith('.ts')
  const file = isBuilt ? new URL(`${name}.js`, here) : source
  return fork(fileURLToPath(file), [], {
    execArgv: isBuilt ? [] : ['--import', pathToFileURL(createRequire(here).resolve('tsx')).href],
    // Memory goes back to the system after each image.
    env: { ...passedOn(), MALLOC_ARENA_MAX: '2' },
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
}

function passedOn(): Record<string, string> {
  return Object.fromEntries(
    PASSED_ON.flatMap((name) => {
      // oxlint-disable-next-line no-process-env -- what the system told this process, not settings of the relay
      const value = process.env[name]
      return value === undefined ? [] : [[name, value]]
    }),
  )
}
