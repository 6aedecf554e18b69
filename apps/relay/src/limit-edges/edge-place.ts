import type { CreatedBoard, JoinedBoard, Limits, Role } from '@anderhalf/protocol'
import { startLiveRelay, type LiveRelay } from '../testing/live-relay.ts'
import { createEdgeClock, type EdgeClock } from './edge-clock.ts'
import { openEdgeSocket, type EdgeSocket } from './edge-socket.ts'

export interface EdgePerson {
  readonly boardId: string
  readonly token: string
  /** Limits count by it. */
  readonly address: string
}

interface Asking {
  readonly as?: EdgePerson
  readonly address?: string
  readonly body?: unknown
}

/** Where limits are tried: a real relay whose time stands still, with as many people and addresses as it takes. */
export interface EdgePlace {
  readonly relay: LiveRelay
  readonly clock: EdgeClock
  /** One that nobody had before. */
  newAddress(): string
  createBoard(): Promise<CreatedBoard>
  /** A person with a session and an address of their own, on a new board unless there is one. */
  enter(role?: Role, board?: CreatedBoard): Promise<EdgePerson>
  ask(method: string, path: string, asking?: Asking): Promise<Response>
  /** @returns why it was refused, such as `429 too-many-requests` */
  connect(person: EdgePerson): Promise<EdgeSocket | string>
  /** Where refusal is no part of what is tried. */
  connectSurely(person: EdgePerson): Promise<EdgeSocket>
  /** What a board must hold at the end, and what it must not. */
  remember(boardId: string, recordIds: readonly string[], isTaken: boolean): void
  /** @returns what is not as it was remembered */
  findLost(): Promise<string[]>
  /** Resolves when everybody is gone and the relay has noticed. */
  disconnectAll(): Promise<void>
  close(): Promise<void>
}

interface Memory {
  readonly boardId: string
  readonly recordIds: readonly string[]
  readonly isTaken: boolean
}

export async function startEdgePlace(limits: Partial<Limits>): Promise<EdgePlace> {
  const clock = createEdgeClock()
  const relay = await startLiveRelay({
    env: { TRUST_PROXY: '1' },
    limits,
    nowMs: clock.nowMs,
    monotonicMs: clock.monotonicMs,
  })
  const boards = new Map<string, CreatedBoard>()
  const sockets = new Set<EdgeSocket>()
  const memories: Memory[] = []
  let addresses = 0

  function newAddress(): string {
    addresses++
    return `10.${addresses >> 16}.${(addresses >> 8) % 256}.${addresses % 256}`
  }

  function ask(method: string, path: string, { as, address = as?.address, body }: Asking = {}) {
    return relay.request(method, path, {
      ...(body !== undefined && { body }),
      ...(as && { token: as.token }),
      headers: { 'x-forwarded-for': address ?? newAddress() },
    })
  }

  async function createBoard(): Promise<CreatedBoard> {
    const answer = await ask('POST', '/api/boards', { body: { title: 'Wonen in de wijk' } })
    const board = (await answer.json()) as CreatedBoard
    boards.set(board.boardId, board)
    return board
  }

  async function enter(role: Role = 'participant', on?: CreatedBoard): Promise<EdgePerson> {
    const board = on ?? (await createBoard())
    const address = newAddress()
    const answer = await ask('POST', '/api/join', { body: invitationTo(board, role), address })
    const { token } = (await answer.json()) as JoinedBoard
    return { boardId: board.boardId, token, address }
  }

  async function connect({ boardId, token, address }: EdgePerson): Promise<EdgeSocket | string> {
    const opened = await openEdgeSocket(`ws://127.0.0.1:${relay.port}/sync/${boardId}/canvas`, {
      authorization: `Bearer ${token}`,
      'x-forwarded-for': address,
    })
    if (typeof opened !== 'string') sockets.add(opened)
    return opened
  }

  async function connectSurely(person: EdgePerson): Promise<EdgeSocket> {
    const opened = await connect(person)
    if (typeof opened === 'string') throw new Error(`a person could not come in: ${opened}`)
    return opened
  }

  async function connectionCount(): Promise<number> {
    const metrics = await (await relay.request('GET', '/metrics')).text()
    return Number(/^anderhalf_connections (\d+)$/m.exec(metrics)![1])
  }

  return {
    relay,
    clock,
    newAddress,
    createBoard,
    enter,
    ask,
    connect,
    connectSurely,
    remember(boardId, recordIds, isTaken) {
      memories.push({ boardId, recordIds, isTaken })
    },
    async findLost() {
      const faults: string[] = []
      for (const boardId of new Set(memories.map((memory) => memory.boardId))) {
        const newcomer = await connectSurely(await enter('participant', boards.get(boardId)))
        await newcomer.sync()
        const records = newcomer.doc.getMap('records')
        for (const { recordIds, isTaken } of memories.filter((memory) => memory.boardId === boardId)) {
          const wrong = recordIds.filter((id) => records.has(id) !== isTaken)
          faults.push(...wrong.map((id) => `${id} ${isTaken ? 'is lost' : 'is there'}`))
        }
      }
      return faults
    },
    async disconnectAll() {
      await Promise.all(Array.from(sockets, (socket) => socket.close()))
      sockets.clear()
      while ((await connectionCount()) > 0) await new Promise((resolve) => setTimeout(resolve, 5))
    },
    close: () => relay.close(),
  }
}

export function invitationTo({ boardId, links }: CreatedBoard, role: Role): object {
  return { boardId, secret: new URL(links[role]).hash.slice(1), name: 'Noor' }
}
