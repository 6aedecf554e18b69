import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createBoardOver } from './board-api.ts'
import { startServerProcess, type ServerProcess } from './child-process.ts'
import type { Target } from './target.ts'

const REPOSITORY = fileURLToPath(new URL('../../..', import.meta.url))
/** Another build can be attacked instead. */
export const RELAY = process.env['ATTACK_RELAY'] ?? join(REPOSITORY, 'apps/relay/dist/main.js')

export interface RelayOptions {
  readonly dataDir: string
  readonly port?: number
  readonly env?: Readonly<Record<string, string>>
  /** Starts the relay under another program, as strace. */
  readonly under?: readonly string[]
  readonly startTimeoutMs?: number
}

/** The built relay as `npm start` runs it, on a data directory of the caller. */
export function startRelay(options: RelayOptions): Promise<ServerProcess> {
  const [command, ...args] = [...(options.under ?? []), process.execPath, RELAY]
  if (command === undefined) throw new Error('no command')
  return startServerProcess({
    command,
    args,
    cwd: REPOSITORY,
    env: { HOST: '127.0.0.1', DATA_DIR: options.dataDir, ...options.env },
    readyPath: '/readyz',
    ...(options.port === undefined ? {} : { port: options.port }),
    ...(options.startTimeoutMs === undefined ? {} : { startTimeoutMs: options.startTimeoutMs }),
  })
}

/** The built relay on a data directory of its own, which goes away with it. */
export async function startAnderhalf(env?: Readonly<Record<string, string>>): Promise<Target> {
  const dataDir = await createDataDir()
  const start = (port?: number): Promise<ServerProcess> =>
    startRelay({ dataDir, ...(port === undefined ? {} : { port }), ...(env === undefined ? {} : { env }) })
  let server = await start()
  return {
    name: 'anderhalf',
    dataDir,
    server: () => server,
    restart: async () => {
      server = await start(server.port)
      return server
    },
    createBoard: () => createBoardOver(server.origin),
    close: async () => {
      await server.close()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

export function createDataDir(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'anderhalf-faults-'))
}
