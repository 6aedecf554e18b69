import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { randomId } from '../random.ts'
import { startServerProcess, type ServerProcess } from './child-process.ts'
import { nextLocalAddress } from './local-address.ts'
import type { Target } from './target.ts'

const PACKAGE = dirname(createRequire(import.meta.url).resolve('@y/websocket-server/package.json'))

/** The relay that comes with y-websocket: no rights, no checks. The suite must catch it. */
export async function startStockRelay(): Promise<Target> {
  const start = (port?: number): Promise<ServerProcess> =>
    startServerProcess({
      command: process.execPath,
      args: [join(PACKAGE, 'src/server.js')],
      cwd: PACKAGE,
      env: { HOST: '127.0.0.1' },
      readyPath: '/',
      ...(port === undefined ? {} : { port }),
    })
  let server = await start()
  return {
    name: 'y-websocket-server',
    dataDir: null,
    server: () => server,
    restart: async () => {
      server = await start(server.port)
      return server
    },
    createBoard: () => {
      const boardId = randomId()
      return Promise.resolve({
        boardId,
        syncPath: (lane) => `/${boardId}-${lane}`,
        join: (role, name) =>
          Promise.resolve({ role, participantId: name, headers: {}, localAddress: nextLocalAddress() }),
      })
    },
    close: () => server.close(),
  }
}
