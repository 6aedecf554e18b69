import type { CreatedBoard, JoinedBoard } from '@anderhalf/protocol'
import { existsSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { ClientAddress } from './client-address.ts'
import { keepRunning } from './keep-running.ts'
import { RAISED_LIMITS } from './raised-limits.ts'
import { findFreePort } from '../../find-free-port.ts'
import type { Target } from './target.ts'

const REPOSITORY = fileURLToPath(new URL('../../..', import.meta.url))
const JOINS_AT_ONCE = 16

export function isRelayBuilt(relay: string): boolean {
  return existsSync(resolve(REPOSITORY, relay))
}

/** The built relay with everything on. */
export function createAnderhalfTarget(relay: string, nodeArgs: readonly string[]): Target {
  return {
    name: 'ours',
    persistent: true,
    start: async () => {
      const port = await findFreePort()
      const dataDir = await mkdtemp(join(tmpdir(), 'anderhalf-bench-'))
      const origin = `http://127.0.0.1:${port}`
      return keepRunning({
        name: 'ours',
        dataDir,
        endsGently: nodeArgs.length > 0,
        command: {
          args: [...nodeArgs, relay],
          cwd: REPOSITORY,
          env: {
            HOST: '127.0.0.1',
            PORT: String(port),
            DATA_DIR: dataDir,
            LOG_LEVEL: 'error',
            ...RAISED_LIMITS,
          },
          readyUrl: `${origin}/readyz`,
        },
        openRoom: (clients) => openBoard(origin, clients),
      })
    },
  }
}

async function openBoard(origin: string, clients: number): Promise<ClientAddress[]> {
  const board = (await post(`${origin}/api/boards`, { title: 'Load' })) as CreatedBoard
  const secret = new URL(board.links.participant).hash.slice(1)
  const addresses: ClientAddress[] = []
  while (addresses.length < clients) {
    const due = Math.min(JOINS_AT_ONCE, clients - addresses.length)
    addresses.push(
      ...(await Promise.all(Array.from({ length: due }, () => joinBoard(origin, board, secret)))),
    )
  }
  return addresses
}

async function joinBoard(origin: string, { boardId }: CreatedBoard, secret: string): Promise<ClientAddress> {
  const joined = (await post(`${origin}/api/join`, { boardId, secret, name: 'Load' })) as JoinedBoard
  return {
    url: `${origin.replace('http', 'ws')}/sync/${boardId}/canvas`,
    headers: { authorization: `Bearer ${joined.token}` },
    documentName: null,
  }
}

async function post(url: string, body: object): Promise<unknown> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  const answer: unknown = await response.json()
  if (!response.ok) throw new Error(`${url}: ${response.status} ${JSON.stringify(answer)}`)
  return answer
}
