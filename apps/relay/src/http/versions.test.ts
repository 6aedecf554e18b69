import { createNote } from '@anderhalf/board-model/testing'
import { readBoard, recordsOf, writeRecord } from '@anderhalf/board-model'
import type { BoardVersions, CreatedBoard, RestoreScope } from '@anderhalf/protocol'
import { openWriter } from '../storage/open-database.ts'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { WebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { startLiveRelay, type LiveRelay } from '../testing/live-relay.ts'

const FIVE_MINUTES_MS = 5 * 60_000
/** The relay looks every five seconds whether a version is due; a thread that compares starts slowly on a busy machine. */
const WAIT = { timeout: 60_000, interval: 50 }
vi.setConfig({ testTimeout: 240_000 })

let relay: LiveRelay
let board: CreatedBoard
let facilitator: string
let aheadMs = 0
const open: WebsocketProvider[] = []

beforeAll(async () => {
  relay = await startLiveRelay({ nowMs: () => Date.now() + aheadMs, env: { MAX_RECORDS: '160' } })
})
afterAll(() => relay.close())
beforeEach(async () => {
  for (const provider of open.splice(0)) provider.destroy()
  board = await relay.createBoard()
  facilitator = (await relay.join(board, 'facilitator')).token
})

async function enter(token: string): Promise<Y.Doc> {
  class SignedIn extends WebSocket {
    constructor(address: string | URL) {
      super(address, { headers: { authorization: `Bearer ${token}` } })
    }
  }
  const doc = new Y.Doc()
  const provider = new WebsocketProvider(`${relay.origin}/sync/${board.boardId}`, 'canvas', doc, {
    WebSocketPolyfill: SignedIn as unknown as typeof globalThis.WebSocket,
    disableBc: true,
  })
  open.push(provider)
  await vi.waitUntil(() => provider.synced, WAIT)
  return doc
}

function addNotes(doc: Y.Doc, count: number): string[] {
  const notes = Array.from({ length: count }, (_, at) => createNote({ text: `notitie ${at}` }))
  for (const note of notes) doc.transact(() => writeRecord(doc, note), 'test')
  return notes.map(({ id }) => id)
}

function removeAll(doc: Y.Doc, ids: readonly string[]): void {
  doc.transact(() => ids.forEach((id) => recordsOf(doc).delete(id)), 'test')
}

async function list(token = facilitator): Promise<BoardVersions['versions']> {
  const answer = await relay.request('GET', `/api/boards/${board.boardId}/versions`, { token })
  return ((await answer.json()) as BoardVersions).versions
}

/** Five minutes pass. */
async function untilKept(count: number): Promise<BoardVersions['versions']> {
  aheadMs += FIVE_MINUTES_MS
  await vi.waitUntil(async () => (await list()).length >= count, WAIT)
  return list()
}

function ask(number: number, scope: RestoreScope | null, token = facilitator): Promise<Response> {
  const path = `/api/boards/${board.boardId}/versions/${number}`
  return scope === null
    ? relay.request('GET', path, { token })
    : relay.request('POST', `${path}/restore`, { body: { scope }, token })
}

function shapesIn(doc: Y.Doc): string[] {
  return inOrder([...recordsOf(doc).keys()].filter((id) => id.startsWith('shape:')))
}

/** Somebody who comes in now is given just these shapes. */
async function untilRelayHas(ids: readonly string[]): Promise<void> {
  const watcher = await enter((await relay.join(board, 'viewer')).token)
  await vi.waitUntil(() => String(shapesIn(watcher)) === String(inOrder(ids)), WAIT)
}

function inOrder(ids: readonly string[]): string[] {
  return ids.toSorted((a, b) => (a < b ? -1 : 1))
}

test('[Y14] what one person deleted is brought back for all, with what was there just before kept as well', async () => {
  const doc = await enter((await relay.join(board, 'participant')).token)
  const ids = addNotes(doc, 10)
  await untilRelayHas(ids)
  const [version] = await untilKept(1)
  expect(version).toMatchObject({ number: 1, shapes: 10 })
  removeAll(doc, ids)
  const late = addNotes(doc, 1)
  await untilRelayHas(late)
  expect(await (await ask(1, null)).json()).toEqual({ missing: 10, changed: 0, added: 1 })
  expect((await ask(1, 'missing')).status).toBe(200)
  await vi.waitUntil(() => shapesIn(doc).length === 11, WAIT)
  expect(shapesIn(doc)).toEqual(inOrder([...ids, ...late]))
  expect(readBoard(doc).rejected).toEqual([])
  expect(await list()).toMatchObject([
    { number: 2, shapes: 1 },
    { number: 1, shapes: 10 },
  ])
  // And back again, in the same way.
  expect((await ask(2, 'all')).status).toBe(200)
  await vi.waitUntil(() => shapesIn(doc).length === 1, WAIT)
  expect(shapesIn(doc)).toEqual(late)
})

test('a board that held more than one person alone can put there has all of it back', async () => {
  const doc = await enter((await relay.join(board, 'participant')).token)
  // A quarter of 160 records is shapes; the relay itself counts records.
  const ids = addNotes(doc, 50)
  await untilRelayHas(ids)
  await untilKept(1)
  removeAll(doc, ids)
  await untilRelayHas([])
  expect((await ask(1, 'missing')).status).toBe(200)
  await vi.waitUntil(() => shapesIn(doc).length === 50, WAIT)
})

test('a board that nobody changes gets one version, and another when it changes again', async () => {
  const doc = await enter((await relay.join(board, 'participant')).token)
  addNotes(doc, 1)
  await untilKept(1)
  aheadMs += FIVE_MINUTES_MS
  addNotes(doc, 1)
  const versions = await untilKept(2)
  expect(versions.map(({ number }) => number)).toEqual([2, 1])
})

test('only facilitators see and restore versions', async () => {
  const { token } = await relay.join(board, 'participant')
  const path = `/api/boards/${board.boardId}/versions`
  expect((await relay.request('GET', path, { token })).status).toBe(403)
  expect((await ask(1, null, token)).status).toBe(403)
  expect((await ask(1, 'all', token)).status).toBe(403)
})

test('a version that there is not, that is damaged or too much is refused, and nothing changed', async () => {
  const doc = await enter((await relay.join(board, 'participant')).token)
  const ids = addNotes(doc, 15)
  await untilRelayHas(ids)
  await untilKept(1)
  expect(await (await ask(7, 'missing')).json()).toMatchObject({ code: 'version-unknown' })
  removeAll(doc, ids)
  const later = addNotes(doc, 30)
  await untilRelayHas(later)
  expect(await (await ask(1, 'missing')).json()).toMatchObject({ code: 'board-full' })
  const database = openWriter(`${relay.dataDir}/anderhalf.sqlite`)
  database
    .prepare('UPDATE board_versions SET checksum = checksum + 1 WHERE board_id = ?')
    .run([board.boardId])
  database.close()
  expect(await (await ask(1, 'all')).json()).toMatchObject({ code: 'version-damaged' })
  expect(shapesIn(doc)).toEqual(inOrder(later))
})
