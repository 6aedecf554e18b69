import {
  encodeAnderhalfMessage,
  MESSAGE_TYPE,
  parseAnderhalfMessage,
  REJECT_CODE,
  type AnderhalfMessage,
} from '@anderhalf/protocol'
import { once } from 'node:events'
import { afterEach, expect, it } from 'vitest'
import * as Y from 'yjs'
import type { LaneDamage, LaneStorage } from '../storage/lane-storage.ts'
import {
  BOARD_ID,
  encodedSeed,
  hasRecord,
  startLiveServer,
  synced,
  until,
  type LiveServer,
  type Person,
} from './testing/live-server.ts'
import { createMemoryStorage } from './testing/memory-storage.ts'
import { addNote } from './testing/note.ts'

const anne: Person = { name: 'anne', role: 'facilitator' }
const bilal: Person = { name: 'bilal', role: 'participant' }

const servers: LiveServer[] = []
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close()
})

interface DamagedBoard {
  readonly server: LiveServer
  /** What the relay wrote since it found the damage. */
  readonly writes: string[]
  readonly lines: { fields: object; text: string }[]
}

/** A board with the notes `good` and `lost`, of which the disk still has the first. */
async function startDamaged(
  damage: LaneDamage['reason'] | 'row',
  poison = Uint8Array.of(0xff, 1),
): Promise<DamagedBoard> {
  const inner = createMemoryStorage()
  const before = await startLiveServer({ storage: inner })
  await before.rooms.seed(BOARD_ID, 'canvas', encodedSeed())
  await before.rooms.seed(BOARD_ID, 'canvas', await withNote(before, 'good'))
  await before.rooms.seed(BOARD_ID, 'canvas', await withNote(before, 'lost'))
  await before.close()

  const writes: string[] = []
  const lines: DamagedBoard['lines'] = []
  const storage: LaneStorage = {
    async loadLane(boardId, lane) {
      const stored = await inner.loadLane(boardId, lane)
      const updates = stored.updates.slice(0, -1)
      const fromSeq = updates.at(-1)!.seq + 1
      return damage === 'row'
        ? { ...stored, updates: [...updates, { seq: fromSeq, bytes: poison }] }
        : { ...stored, updates, damage: { fromSeq, reason: damage } }
    },
    async appendUpdates() {
      writes.push('appendUpdates')
    },
    async saveSnapshot() {
      writes.push('saveSnapshot')
    },
    async close() {},
  }
  const log = { warn() {}, error: (fields: object, text: string) => void lines.push({ fields, text }) }
  const server = await startLiveServer({ storage, log: log as never })
  servers.push(server)
  return { server, writes, lines }
}

async function withNote(server: LiveServer, id: string): Promise<Uint8Array> {
  const lease = await server.rooms.open(BOARD_ID, 'canvas')
  const doc = new Y.Doc()
  Y.applyUpdate(doc, await lease.room.encodeState())
  lease.release()
  const known = Y.encodeStateVector(doc)
  addNote(doc, id)
  return Y.encodeStateAsUpdate(doc, known)
}

it.each(['checksum', 'row'] as const)(
  'a board with damage (%s) on the disk shows what comes before it, to who writes and who reads, with presence',
  async (damage) => {
    const { server, writes, lines } = await startDamaged(damage)
    const writer = await synced(server.join(anne))
    const reader = await synced(server.join(bilal))
    expect(hasRecord(reader.doc, 'shape:good')).toBe(true)
    expect(hasRecord(reader.doc, 'shape:lost')).toBe(false)
    writer.awareness.setLocalStateField('cursor', 1)
    while (!reader.awareness.getStates().has(writer.doc.clientID)) {
      await new Promise((resolve) => {
        reader.awareness.once('change', resolve)
      })
    }
    expect(server.rooms.damagedBoards).toBe(1)
    expect(server.rooms.isHealthy).toBe(true)
    expect(lines).toEqual([
      {
        fields: {
          boardId: BOARD_ID,
          lane: 'canvas',
          fromSeq: 3,
          reason: damage === 'row' ? 'unfit' : damage,
        },
        text: expect.stringContaining(`npm run repair -- ${BOARD_ID}`),
      },
    ])
    writer.destroy()
    reader.destroy()
    await server.rooms.close()
    expect(writes).toEqual([])
  },
)

it('who greets a damaged board is told so; edits are refused for that reason, never called safe, and no strike', async () => {
  const { server } = await startDamaged('checksum')
  const reader = await synced(server.join(bilal))
  const socket = server.socket(anne, `/sync/${BOARD_ID}/canvas`)
  const told: AnderhalfMessage[] = []
  socket.on('message', (data: Buffer) => {
    if (data[0] === MESSAGE_TYPE.anderhalf) told.push(parseAnderhalfMessage(data.subarray(1))!)
  })
  await once(socket, 'open')
  socket.send(encodeAnderhalfMessage({ kind: 'hello', version: 2 }))
  const doc = new Y.Doc()
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(reader.doc))
  for (let edit = 1; edit <= 4; edit++) {
    const known = Y.encodeStateVector(doc)
    addNote(doc, `new-${edit}`)
    const update = Y.encodeStateAsUpdate(doc, known)
    socket.send(Uint8Array.from([MESSAGE_TYPE.sync, 2, ...lengthOf(update), ...update]))
    socket.send(encodeAnderhalfMessage({ kind: 'barrier', n: edit }))
  }
  while (told.length < 5) await once(socket, 'message')
  // A socket is answered in order: what comes after this would be the answer to a barrier.
  socket.ping()
  await once(socket, 'pong')
  const rejected = [1, 2, 3, 4].map((n) => ({ kind: 'rejected', n, code: REJECT_CODE.damagedLane }))
  expect(told).toEqual([{ kind: 'damaged' }, ...rejected])
  expect(socket.readyState).toBe(socket.OPEN)
  socket.terminate()
})

it('a whole board says nothing of damage', async () => {
  const server = await startLiveServer()
  servers.push(server)
  await server.rooms.seed(BOARD_ID, 'canvas', encodedSeed())
  const writer = await synced(server.join(anne))
  addNote(writer.doc, 'one')
  const reader = await synced(server.join(bilal))
  await until(reader.doc, () => hasRecord(reader.doc, 'shape:one'))
  expect(server.rooms.damagedBoards).toBe(0)
})

function lengthOf({ length }: Uint8Array): number[] {
  return length < 128 ? [length] : [(length & 127) | 128, length >>> 7]
}
