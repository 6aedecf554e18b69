import { CLOSE_REASON, encodeAnderhalfMessage, LIMITS, MESSAGE_TYPE, SYNC_STEP } from '@anderhalf/protocol'
import { createEncoder, toUint8Array, writeVarUint, writeVarUint8Array } from 'lib0/encoding'
import { once } from 'node:events'
import type { IncomingMessage } from 'node:http'
import { afterEach, describe, expect, it } from 'vitest'
import type { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import type { LaneStorage } from '../storage/lane-storage.ts'
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
const cora: Person = { name: 'cora', role: 'participant' }

const servers: LiveServer[] = []
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close()
})

async function start(
  options: Parameters<typeof startLiveServer>[0] = {},
  seed?: Uint8Array,
): Promise<LiveServer> {
  const server = await startLiveServer(options)
  servers.push(server)
  if (seed !== undefined) await server.rooms.seed(BOARD_ID, 'canvas', seed)
  return server
}

function closeCodeOf(provider: WebsocketProvider): Promise<number> {
  return new Promise((resolve) => {
    provider.once('closed', ({ code }) => resolve(code))
  })
}

describe('a client id', () => {
  it('[Y6] of somebody else is no place to write', async () => {
    const server = await start({}, encodedSeed())
    const owner = await synced(server.join(anne))
    addNote(owner.doc, 'first')
    const thief = server.socket(bilal, `/sync/${BOARD_ID}/canvas`)
    await once(thief, 'open')
    thief.send(updateAs(owner.doc.clientID, owner.doc, 'stolen'))
    const [code] = (await once(thief, 'close')) as [number]
    expect(code).toBe(CLOSE_REASON.identityConflict.code)
    addNote(owner.doc, 'second')
    const reader = await synced(server.join(cora))
    await until(reader.doc, () => hasRecord(reader.doc, 'shape:second'))
    expect(hasRecord(reader.doc, 'shape:stolen')).toBe(false)
  })

  it('[Y7] is its owner’s also on a second socket, which may hand over what the first one wrote', async () => {
    const server = await start({}, encodedSeed())
    const first = await synced(server.join(anne))
    first.disconnect()
    addNote(first.doc, 'offline')
    const secondTab = new Y.Doc()
    Y.applyUpdate(secondTab, Y.encodeStateAsUpdate(first.doc))
    await synced(server.join(anne, 'canvas', secondTab))
    const reader = await synced(server.join(bilal))
    await until(reader.doc, () => hasRecord(reader.doc, 'shape:offline'))
  })
})

/** A machine that is late by less does not take a socket for dead. */
const OFTEN_LOOKED_AT = { limits: { ...LIMITS, pingIntervalMs: 300 } }

it('[R9] a socket whose session ended meanwhile is closed, others stay', async () => {
  const server = await start(OFTEN_LOOKED_AT, encodedSeed())
  const leaver = await synced(server.join(anne))
  const other = await synced(server.join(bilal))
  const closed = closeCodeOf(leaver)
  server.signOut(anne)
  expect(await closed).toBe(CLOSE_REASON.signIn.code)
  expect(other.wsconnected).toBe(true)
})

describe('[R10] while rights cannot be looked up', () => {
  it('people are sent away for a while, not to sign in again, and come back by themselves', async () => {
    const server = await start(OFTEN_LOOKED_AT, encodedSeed())
    const socket = server.socket(anne, `/sync/${BOARD_ID}/canvas`)
    await once(socket, 'open')
    server.failLookups(Number.POSITIVE_INFINITY)
    const [code] = (await once(socket, 'close')) as [number]
    expect(code).toBe(CLOSE_REASON.tryLater.code)
    expect(CLOSE_REASON.tryLater.retry).toBe('backoff')

    const refused = server.socket(anne, `/sync/${BOARD_ID}/canvas`)
    const [, answer] = (await once(refused, 'unexpected-response')) as [unknown, IncomingMessage]
    expect(answer.statusCode).toBe(503)
    expect(answer.headers['retry-after']).toBe('5')
    refused.terminate()

    server.failLookups(0)
    await synced(server.join(anne))
  })

  it('a look that fails once cuts nobody', async () => {
    const server = await start(OFTEN_LOOKED_AT, encodedSeed())
    const socket = server.socket(anne, `/sync/${BOARD_ID}/canvas`)
    await once(socket, 'open')
    server.failLookups(1)
    for (let ping = 0; ping < 3; ping++) await once(socket, 'ping')
    expect(socket.readyState).toBe(socket.OPEN)
  })
})

describe('durable', () => {
  it('[D7] is said after the disk is done; others see the edit before', async () => {
    const inner = createMemoryStorage()
    let release = (): void => {}
    let isHeld = false
    const held = new Promise<void>((resolve) => {
      release = resolve
    })
    const storage: LaneStorage = {
      ...inner,
      async appendUpdates(batch) {
        if (isHeld) await held
        await inner.appendUpdates(batch)
      },
    }
    const server = await start({ storage }, encodedSeed())
    const reader = await synced(server.join(anne))
    isHeld = true
    const socket = server.socket(bilal, `/sync/${BOARD_ID}/canvas`)
    const answers: string[] = []
    socket.on('message', (data: Buffer) => {
      if (data[0] === MESSAGE_TYPE.anderhalf) answers.push('durable')
    })
    await once(socket, 'open')
    const doc = new Y.Doc()
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(reader.doc))
    const known = Y.encodeStateVector(doc)
    addNote(doc, 'early')
    socket.send(encodeAnderhalfMessage({ kind: 'hello', version: 1 }))
    socket.send(syncMessage(SYNC_STEP.missing, Y.encodeStateAsUpdate(doc, known)))
    socket.send(encodeAnderhalfMessage({ kind: 'barrier', n: 1 }))
    await until(reader.doc, () => hasRecord(reader.doc, 'shape:early'))
    expect(answers).toEqual([])
    answers.push('released')
    release()
    await once(socket, 'message')
    expect(answers).toEqual(['released', 'durable'])
    socket.terminate()
  })

  it('[D9] boards that leave memory come back whole, from a snapshot', async () => {
    const storage = createMemoryStorage()
    const first = await start({ storage }, encodedSeed())
    const writer = await synced(first.join(anne))
    for (let index = 0; index < 120; index++)
      addNote(writer.doc, `n${index}`, 'Wonen, zorg en welzijn in de wijk')
    const watcher = await synced(first.join(bilal))
    await until(watcher.doc, () => hasRecord(watcher.doc, 'shape:n119'))
    writer.destroy()
    watcher.destroy()
    await first.rooms.close()
    const stored = await storage.loadLane(BOARD_ID, 'canvas')
    expect(stored.snapshot).not.toBeNull()
    expect(stored.updates).toEqual([])
    const second = await start({ storage })
    const reader = await synced(second.join(cora))
    expect(reader.doc.getMap('records').toJSON()).toEqual(writer.doc.getMap('records').toJSON())
    addNote(reader.doc, 'after')
    const last = await synced(second.join(anne))
    await until(last.doc, () => hasRecord(last.doc, 'shape:after'))
  })
})

/** What somebody sends who writes under this client id, knowing what `known` holds. */
function updateAs(clientId: number, known: Y.Doc, note: string): Uint8Array {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(known))
  doc.clientID = clientId
  const before = Y.encodeStateVector(doc)
  addNote(doc, note)
  return syncMessage(SYNC_STEP.update, Y.encodeStateAsUpdate(doc, before))
}

function syncMessage(step: number, payload: Uint8Array): Uint8Array {
  const encoder = createEncoder()
  writeVarUint(encoder, MESSAGE_TYPE.sync)
  writeVarUint(encoder, step)
  writeVarUint8Array(encoder, payload)
  return toUint8Array(encoder)
}
