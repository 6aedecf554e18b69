import { stateDigest } from '@anderhalf/board-model'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { until } from '../socket/testing/live-server.ts'
import { addNote } from '../socket/testing/note.ts'
import { startLiveRelay, type LiveRelay } from '../testing/live-relay.ts'

const DAY_MS = 24 * 3_600_000

const cleanups: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const cleanup of cleanups.splice(0)) await cleanup()
})

async function openCanvas({ port }: LiveRelay, boardId: string, token: string): Promise<WebsocketProvider> {
  class SignedSocket extends WebSocket {
    constructor(url: string) {
      super(url, { headers: { authorization: `Bearer ${token}` } })
    }
  }
  const provider = new WebsocketProvider(`ws://127.0.0.1:${port}/sync/${boardId}`, 'canvas', new Y.Doc(), {
    WebSocketPolyfill: SignedSocket as unknown as typeof globalThis.WebSocket,
    disableBc: true,
  })
  await new Promise<void>((resolve) => {
    provider.once('sync', () => resolve())
  })
  return provider
}

test('[D13] a clock that jumps back, at work and over a restart, changes no order and sends nobody away', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'anderhalf-relay-'))
  let nowMs = Date.now()
  const start = () => startLiveRelay({ dataDir, nowMs: () => nowMs })
  let relay = await start()
  cleanups.push(
    () => relay.close(),
    () => rm(dataDir, { recursive: true }),
  )
  const board = await relay.createBoard()
  const { token } = await relay.join(board, 'participant')

  const writer = await openCanvas(relay, board.boardId, token)
  const recordMap = () => writer.doc.getMap<Y.Map<unknown>>('records').get('shape:a')
  addNote(writer.doc, 'a')
  for (const x of [1, 2, 3]) {
    recordMap()?.set('pos', [x, 0, 0, 'page:page'])
    nowMs -= DAY_MS
  }
  const reader = await openCanvas(relay, board.boardId, token)
  await until(reader.doc, () => stateDigest(reader.doc) === stateDigest(writer.doc))
  expect(writer.wsconnected).toBe(true)
  for (const provider of [writer, reader]) provider.destroy()
  await relay.close()

  nowMs -= DAY_MS
  relay = await start()
  const after = await openCanvas(relay, board.boardId, token)
  after.destroy()
  expect(after.doc.getMap<Y.Map<unknown>>('records').get('shape:a')?.get('pos')).toEqual([
    3,
    0,
    0,
    'page:page',
  ])
})
