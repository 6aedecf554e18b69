import { writeRecord } from '@anderhalf/board-model'
import { FACTS_COLORS_MAP, type CreatedBoard, type KnownPeople } from '@anderhalf/protocol'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { noteOf } from '../socket/testing/note.ts'
import { startLiveRelay, type LiveRelay } from '../testing/live-relay.ts'

let relay: LiveRelay
let board: CreatedBoard
beforeAll(async () => {
  relay = await startLiveRelay()
  board = await relay.createBoard()
})
afterAll(() => relay.close())

async function nameColor(token: string, color: string, name: unknown): Promise<number> {
  const path = `/api/boards/${board.boardId}/colors/${color}`
  return (await relay.request('PUT', path, { body: { name }, token })).status
}

async function openLane(token: string, { boardId }: CreatedBoard, lane: string): Promise<WebsocketProvider> {
  class SignedSocket extends WebSocket {
    constructor(url: string) {
      super(url, { headers: { authorization: `Bearer ${token}` } })
    }
  }
  const address = `ws://127.0.0.1:${relay.port}/sync/${boardId}`
  const provider = new WebsocketProvider(address, lane, new Y.Doc(), {
    WebSocketPolyfill: SignedSocket as unknown as typeof globalThis.WebSocket,
    disableBc: true,
  })
  await new Promise<void>((resolve) => {
    provider.once('sync', () => resolve())
  })
  return provider
}

/** What the colours mean, as somebody reads it who opens the board. */
async function readColors(token: string): Promise<unknown> {
  const provider = await openLane(token, board, 'facts')
  const colors = provider.doc.getMap(FACTS_COLORS_MAP).toJSON()
  provider.destroy()
  return colors
}

test('the facilitator says what colours mean, everybody reads it, and nobody else changes it', async () => {
  const facilitator = await relay.join(board, 'facilitator')
  expect(await nameColor(facilitator.token, 'yellow', ' feit ')).toBe(204)
  expect(await nameColor(facilitator.token, 'blue', 'wens')).toBe(204)
  const viewer = await relay.join(board, 'viewer')
  expect(await readColors(viewer.token)).toEqual({ yellow: 'feit', blue: 'wens' })

  expect(await nameColor(facilitator.token, 'blue', '')).toBe(204)
  for (const role of ['participant', 'council', 'viewer'] as const) {
    const other = await relay.join(board, role)
    expect(await nameColor(other.token, 'yellow', 'wens')).toBe(403)
  }
  expect(await readColors(viewer.token)).toEqual({ yellow: 'feit' })
})

test.each([
  ['pink', 'x'],
  ['yellow', 'x'.repeat(41)],
  ['yellow', 5],
])('a colour %s is not named %j', async (color, name) => {
  const { token } = await relay.join(board, 'facilitator')
  expect(await nameColor(token, color, name)).toBe(400)
})

test('who writes on the board hears the names of those who made it, also when they are gone; others do not', async () => {
  const own = await relay.createBoard()
  const read = (token: string): Promise<Response> =>
    relay.request('GET', `/api/boards/${own.boardId}/people`, { token })
  const noor = await relay.join(own, 'participant', 'Noor')
  const bram = await relay.join(own, 'participant', 'Bram')
  const viewer = await relay.join(own, 'viewer', 'Kijker')
  const council = await relay.join(own, 'council', 'Raad')

  const { people } = (await (await read(noor.token)).json()) as KnownPeople
  expect(people).toContainEqual({ participantId: bram.participantId, name: 'Bram' })
  expect(people).not.toContainEqual(expect.objectContaining({ name: 'Kijker' }))
  expect((await read(viewer.token)).status).toBe(403)
  expect((await read(council.token)).status).toBe(403)

  await relay.request('DELETE', '/api/session', { token: bram.token })
  const after = (await (await read(noor.token)).json()) as KnownPeople
  expect(after.people, 'whoever has their device forgotten').not.toContainEqual(
    expect.objectContaining({ name: 'Bram' }),
  )
})

test('a note in the name of another is not taken, from whichever socket it comes', async () => {
  const own = await relay.createBoard()
  const noor = await relay.join(own, 'participant', 'Noor')
  const bram = await relay.join(own, 'facilitator', 'Bram')
  const watching = await openLane(noor.token, own, 'canvas')
  const sign = async (id: string): Promise<void> => {
    const provider = await openLane(bram.token, own, 'canvas')
    const meta = { author: id === 'forged' ? noor.participantId : bram.participantId, madeAtMs: 5 }
    writeRecord(provider.doc, noteOf(id, '', { meta }))
    if (id === 'own') await seen(watching.doc, 'shape:own')
    provider.destroy()
  }
  await sign('forged')
  await sign('own')
  expect([...watching.doc.getMap('records').keys()]).not.toContain('shape:forged')
  watching.destroy()
})

test('a note of somebody who is known no more comes back with their sign when its removal is undone', async () => {
  const own = await relay.createBoard()
  const bram = await relay.join(own, 'participant', 'Bram')
  const noor = await relay.join(own, 'participant', 'Noor')
  const sam = await relay.join(own, 'participant', 'Sam')
  const [made, removing, watching] = await Promise.all(
    [bram, noor, sam].map(({ token }) => openLane(token, own, 'canvas')),
  )
  const note = noteOf('n', '', { meta: { author: bram.participantId, madeAtMs: 5 } })
  writeRecord(made!.doc, note)
  await seen(removing!.doc, note.id)
  made!.destroy()
  await relay.request('DELETE', '/api/session', { token: bram.token })

  removing!.doc.getMap('records').delete(note.id)
  writeRecord(removing!.doc, note)
  writeRecord(removing!.doc, noteOf('later'))
  await seen(watching!.doc, 'shape:later')
  expect([...watching!.doc.getMap('records').keys()]).toContain(note.id)
  removing!.destroy()
  watching!.destroy()
})

function seen(doc: Y.Doc, id: string): Promise<void> {
  const records = doc.getMap('records')
  return new Promise((resolve) => {
    const look = (): void => {
      if (!records.has(id)) return
      records.unobserve(look)
      resolve()
    }
    records.observe(look)
    look()
  })
}
