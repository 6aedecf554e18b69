import { CLOSE_REASON, MESSAGE_TYPE, SYNC_STEP } from '@anderhalf/protocol'
import { createEncoder, toUint8Array, writeVarUint, writeVarUint8Array } from 'lib0/encoding'
import { once } from 'node:events'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { WebSocket } from 'ws'
import type { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
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
import { addNote } from './testing/note.ts'

const anne: Person = { name: 'anne', role: 'facilitator' }
const bilal: Person = { name: 'bilal', role: 'participant' }
const cora: Person = { name: 'cora', role: 'participant' }
const CANVAS = `/sync/${BOARD_ID}/canvas`

const servers: LiveServer[] = []
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close()
})

let seed: Uint8Array
beforeEach(() => {
  seed = encodedSeed()
})

async function start(recoversForMs: number): Promise<LiveServer> {
  const server = await startLiveServer({ recoversForMs })
  servers.push(server)
  await server.rooms.seed(BOARD_ID, 'canvas', seed)
  return server
}

/** What two people hold of a relay that is gone, with all that it knew. */
async function holdersOfLostEdits(): Promise<{ author: Y.Doc; survivor: Y.Doc }> {
  const before = await start(0)
  const author = await synced(before.join(anne))
  const survivor = await synced(before.join(bilal))
  addNote(author.doc, 'lost', 'Wonen en zorg')
  addNote(author.doc, 'also-lost')
  await until(survivor.doc, () => hasRecord(survivor.doc, 'shape:also-lost'))
  author.destroy()
  survivor.destroy()
  return { author: author.doc, survivor: survivor.doc }
}

/** A socket that answers the relay's question for missing edits with these. */
async function answerWith(server: LiveServer, person: Person, answer: Uint8Array): Promise<WebSocket> {
  const socket = server.socket(person, CANVAS)
  await once(socket, 'message')
  socket.send(syncMessage(SYNC_STEP.missing, answer))
  return socket
}

/** What somebody sends who writes under this client id, knowing what `known` holds. */
function forgedAs(clientId: number, known: Uint8Array, note: string): Uint8Array {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, known)
  doc.clientID = clientId
  const before = Y.encodeStateVector(doc)
  addNote(doc, note)
  return Y.encodeStateAsUpdate(doc, before)
}

function syncMessage(step: number, payload: Uint8Array): Uint8Array {
  const encoder = createEncoder()
  writeVarUint(encoder, MESSAGE_TYPE.sync)
  writeVarUint(encoder, step)
  writeVarUint8Array(encoder, payload)
  return toUint8Array(encoder)
}

function closeCodeOf(provider: WebsocketProvider): Promise<number> {
  return new Promise((resolve) => {
    provider.once('closed', ({ code }) => resolve(code))
  })
}

describe('[Y8] after a crash that lost the last edits', () => {
  it('whoever saw them hands them over, however late, and the author goes on where they were', async () => {
    const { author, survivor } = await holdersOfLostEdits()
    const after = await start(60_000)
    const reader = await synced(after.join(cora))
    addNote(reader.doc, 'meanwhile')
    await synced(after.join(bilal, 'canvas', survivor))
    await until(reader.doc, () => hasRecord(reader.doc, 'shape:also-lost'))
    const back = await synced(after.join(anne, 'canvas', author))
    addNote(back.doc, 'onwards')
    await until(reader.doc, () => hasRecord(reader.doc, 'shape:onwards'))
    expect(back.wsconnected).toBe(true)
  })

  it('the author may also come first: what a survivor brings then is known', async () => {
    const { author, survivor } = await holdersOfLostEdits()
    const after = await start(60_000)
    const reader = await synced(after.join(cora))
    await synced(after.join(anne, 'canvas', author))
    await until(reader.doc, () => hasRecord(reader.doc, 'shape:also-lost'))
    const late = await synced(after.join(bilal, 'canvas', survivor))
    addNote(late.doc, 'late')
    await until(reader.doc, () => hasRecord(reader.doc, 'shape:late'))
    expect(late.wsconnected).toBe(true)
  })

  it('a survivor who only knows the first part does not stand in the way of the rest', async () => {
    const { author, survivor } = await holdersOfLostEdits()
    addNote(author, 'unseen')
    const after = await start(60_000)
    const reader = await synced(after.join(cora))
    await synced(after.join(bilal, 'canvas', survivor))
    await until(reader.doc, () => hasRecord(reader.doc, 'shape:also-lost'))
    await synced(after.join(anne, 'canvas', author))
    await until(reader.doc, () => hasRecord(reader.doc, 'shape:unseen'))
  })
})

describe('[Y6] what may be handed over after a crash is no way to write as somebody else', () => {
  it('once the author is back', async () => {
    const { author } = await holdersOfLostEdits()
    const after = await start(60_000)
    const reader = await synced(after.join(cora))
    await synced(after.join(anne, 'canvas', author))
    await until(reader.doc, () => hasRecord(reader.doc, 'shape:also-lost'))
    const forged = forgedAs(author.clientID, Y.encodeStateAsUpdate(author), 'stolen')
    const thief = await answerWith(after, bilal, forged)
    expect((await once(thief, 'close'))[0]).toBe(CLOSE_REASON.identityConflict.code)
    expect(hasRecord(reader.doc, 'shape:stolen')).toBe(false)
  })

  it('other than in an answer', async () => {
    const { author } = await holdersOfLostEdits()
    const after = await start(60_000)
    const reader = await synced(after.join(cora))
    addNote(reader.doc, 'hers')
    const thief = after.socket(bilal, CANVAS)
    await once(thief, 'open')
    const forged = forgedAs(reader.doc.clientID, Y.encodeStateAsUpdate(reader.doc), 'stolen')
    thief.send(syncMessage(SYNC_STEP.update, forged))
    expect((await once(thief, 'close'))[0]).toBe(CLOSE_REASON.identityConflict.code)
    expect(hasRecord(author, 'shape:stolen')).toBe(false)
  })

  it('without being found out when the author comes back: nothing of theirs is swallowed in silence', async () => {
    const { author } = await holdersOfLostEdits()
    const after = await start(60_000)
    const reader = await synced(after.join(cora))
    await answerWith(after, bilal, forgedAs(author.clientID, seed, 'forged'))
    await until(reader.doc, () => hasRecord(reader.doc, 'shape:forged'))
    expect(await closeCodeOf(after.join(anne, 'canvas', author))).toBe(CLOSE_REASON.identityConflict.code)
    expect(hasRecord(author, 'shape:lost'), 'what they wrote is still theirs').toBe(true)
  })

  it('when the relay stopped in order', async () => {
    const { author, survivor } = await holdersOfLostEdits()
    const after = await start(0)
    const reader = await synced(after.join(cora))
    const owner = after.socket(anne, CANVAS)
    await once(owner, 'open')
    owner.send(syncMessage(SYNC_STEP.update, forgedAs(author.clientID, seed, 'owned')))
    await until(reader.doc, () => hasRecord(reader.doc, 'shape:owned'))
    expect(await closeCodeOf(after.join(bilal, 'canvas', survivor))).toBe(CLOSE_REASON.identityConflict.code)
  })
})
