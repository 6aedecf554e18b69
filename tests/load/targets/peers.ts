import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { ClientAddress } from './client-address.ts'
import { keepRunning } from './keep-running.ts'
import { findFreePort } from '../../find-free-port.ts'
import type { Target } from './target.ts'

export const PEERS_FOLDER = fileURLToPath(new URL('../peers', import.meta.url))

/** `@y/websocket-server`, which keeps everything in memory unless it gets a folder for LevelDB. */
export function createStockTarget(name: 'stock' | 'stock-leveldb'): Target {
  const persistent = name === 'stock-leveldb'
  return {
    name,
    persistent,
    start: async () => {
      const port = await findFreePort()
      const dataDir = await newDataDir()
      let rooms = 0
      return keepRunning({
        name,
        dataDir,
        command: {
          args: ['node_modules/@y/websocket-server/src/server.js'],
          cwd: PEERS_FOLDER,
          env: {
            HOST: '127.0.0.1',
            PORT: String(port),
            ...(persistent && { YPERSISTENCE: join(dataDir, 'leveldb') }),
          },
          readyUrl: `http://127.0.0.1:${port}/`,
        },
        openRoom: async (clients) => {
          rooms += 1
          const address = { url: `ws://127.0.0.1:${port}/room-${rooms}`, headers: {}, documentName: null }
          return repeat(address, clients)
        },
      })
    },
  }
}

/** Hocuspocus with its SQLite extension and its own defaults. */
export function createHocuspocusTarget(): Target {
  return {
    name: 'hocuspocus',
    persistent: true,
    start: async () => {
      const port = await findFreePort()
      const dataDir = await newDataDir()
      let rooms = 0
      return keepRunning({
        name: 'hocuspocus',
        dataDir,
        command: {
          args: ['hocuspocus-server.mjs'],
          cwd: PEERS_FOLDER,
          env: { PORT: String(port), DATABASE: join(dataDir, 'boards.sqlite') },
          readyUrl: `http://127.0.0.1:${port}/`,
        },
        openRoom: async (clients) => {
          rooms += 1
          const address = { url: `ws://127.0.0.1:${port}/`, headers: {}, documentName: `room-${rooms}` }
          return repeat(address, clients)
        },
      })
    },
  }
}

function newDataDir(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'anderhalf-bench-'))
}

function repeat(address: ClientAddress, clients: number): ClientAddress[] {
  return Array.from({ length: clients }, () => address)
}
