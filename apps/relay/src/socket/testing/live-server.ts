import { readRecord, seedBoard } from '@anderhalf/board-model'
import {
  laneAccess,
  parseBoardId,
  parseLane,
  type Lane,
  type ParticipantId,
  type Role,
} from '@anderhalf/protocol'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { WebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import type { OpenLane } from '../../access/visitor.ts'
import { createRooms, type Rooms, type RoomsOptions } from '../../rooms/rooms.ts'
import { createUpgradeListener } from '../upgrade.ts'
import { createMemoryStorage } from './memory-storage.ts'

export const BOARD_ID = parseBoardId('board-of-the-test')!

const SILENT = { warn: () => {}, error: () => {} }

export interface Person {
  readonly name: string
  readonly role: Role
  /** Which device of the person; each has a session of its own. */
  readonly device?: string
}

export interface LiveServer {
  readonly rooms: Rooms
  readonly address: string
  /** A stock y-websocket client. */
  join(person: Person, lane?: Lane, doc?: Y.Doc): WebsocketProvider
  /** A bare socket. */
  socket(person: Person | null, path: string, headers?: Record<string, string>): WebSocket
  /** Ends the person's session, unnoticed by the open sockets. */
  signOut(person: Person): void
  /** So often, from now on, rights cannot be looked up. */
  failLookups(times: number): void
  close(): Promise<void>
}

export function participantIdOf({ name }: Person): ParticipantId {
  return `participant-${name}-0000` as ParticipantId
}

export function headersOf(person: Person): Record<string, string> {
  return { authorization: `Bearer ${JSON.stringify(person)}` }
}

/** Believes the token: who may come in is tested where it is decided. */
const believe: OpenLane = (headers, path) => {
  const [, , boardId, ...lane] = path.split('/')
  const parsedLane = parseLane(lane.join('/'))
  if (headers.authorization === undefined) {
    return { ok: false, status: 401, problem: { code: 'session-missing', message: 'join first' } }
  }
  if (boardId !== BOARD_ID || parsedLane === null) {
    return { ok: false, status: 404, problem: { code: 'board-unknown', message: 'no such board' } }
  }
  const person = JSON.parse(headers.authorization.slice('Bearer '.length)) as Person
  const participantId = participantIdOf(person)
  const { role, name, device = '' } = person
  const access = laneAccess({ role, participantId }, parsedLane, { reviewShownToViewers: false })
  if (access === 'none') {
    return { ok: false, status: 403, problem: { code: 'role-not-allowed', message: 'not for you' } }
  }
  const visitor = {
    boardId: BOARD_ID,
    role,
    participantId,
    name,
    color: '#225588',
    sessionKey: name + device,
  }
  return { ok: true, visitor, boardId: BOARD_ID, lane: parsedLane, access }
}

interface LiveServerOptions extends Partial<RoomsOptions> {
  /** How often the board was migrated, from 1. */
  readonly generation?: number
}

/** Rooms and sockets of the relay behind a real server; lanes are kept in memory unless a storage is given. */
export async function startLiveServer(
  options: LiveServerOptions = {},
  /** What the sockets get instead of the rooms themselves, to put a fault between them. */
  between: (rooms: Rooms) => Pick<Rooms, 'open'> = (rooms) => rooms,
): Promise<LiveServer> {
  const rooms = createRooms({ storage: createMemoryStorage(), log: SILENT, ...options })
  const signedOut = new Set<string>()
  let failingLookups = 0
  const server = createServer()
  server.on(
    'upgrade',
    createUpgradeListener({
      rooms: between(rooms),
      openLane(headers, path) {
        if (failingLookups > 0) {
          failingLookups -= 1
          throw new Error('the database does not answer')
        }
        const opened = believe(headers, path)
        return opened.ok && signedOut.has(opened.visitor.name) ? believe({}, path) : opened
      },
      publicOrigin: 'https://borden.example',
      ...(options.limits && { limits: options.limits }),
      ...(options.monotonicMs && { monotonicMs: options.monotonicMs }),
      addressOf: (request) => request.socket.remoteAddress ?? '',
      generationOf: () => options.generation ?? 1,
      log: SILENT,
    }),
  )
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = `ws://127.0.0.1:${(server.address() as AddressInfo).port}`
  const providers: WebsocketProvider[] = []

  return {
    rooms,
    address,
    join(person, lane = 'canvas', doc = new Y.Doc()) {
      class SignedInSocket extends WebSocket {
        constructor(url: string, protocols: string[]) {
          super(url, protocols, { headers: headersOf(person) })
        }
      }
      const provider = new WebsocketProvider(`${address}/sync/${BOARD_ID}`, lane, doc, {
        WebSocketPolyfill: SignedInSocket as unknown as typeof globalThis.WebSocket,
        disableBc: true,
      })
      providers.push(provider)
      return provider
    },
    socket(person, path, headers = {}) {
      const all = person === null ? headers : { ...headersOf(person), ...headers }
      const socket = new WebSocket(address + path, { headers: all })
      socket.on('error', () => {})
      return socket
    },
    signOut({ name }) {
      signedOut.add(name)
    },
    failLookups(times) {
      failingLookups = times
    },
    async close() {
      for (const provider of providers) provider.destroy()
      await rooms.close()
      server.closeAllConnections()
      server.close()
    },
  }
}

export async function synced(provider: WebsocketProvider): Promise<WebsocketProvider> {
  if (!provider.synced) await new Promise<void>((resolve) => provider.once('sync', () => resolve()))
  return provider
}

/** Resolves once the document satisfies the condition. */
export async function until(doc: Y.Doc, condition: () => boolean): Promise<void> {
  while (!condition()) {
    await new Promise<void>((resolve) => {
      doc.once('update', () => resolve())
    })
  }
}

export function hasRecord(doc: Y.Doc, id: string): boolean {
  return readRecord(doc, id)?.ok === true
}

export function encodedSeed(): Uint8Array {
  const doc = new Y.Doc()
  seedBoard(doc, { name: 'Proef', shapes: [] })
  return Y.encodeStateAsUpdate(doc)
}
