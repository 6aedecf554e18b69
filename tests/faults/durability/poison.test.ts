import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { rm } from 'node:fs/promises'
import { promisify } from 'node:util'
import { crc32 } from 'node:zlib'
import {
  encodeAnderhalfMessage,
  MESSAGE_TYPE,
  parseAnderhalfMessage,
  PROTOCOL_VERSION,
  REJECT_CODE,
  type AnderhalfMessage,
} from '@anderhalf/protocol'
import Database from 'libsql'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { collected, craftUpdate } from '../attacker/crafted-update.ts'
import { encodeUpdateFrame } from '../attacker/sync-frames.ts'
import { createDurableWriter, type DurableWriter } from '../honest/durable-writer.ts'
import { createHonestClient } from '../honest/honest-client.ts'
import { createDataDir, RELAY, startRelay } from '../target/anderhalf.ts'
import { callApi, createBoardOver, type LinkedBoard } from '../target/board-api.ts'
import type { ServerProcess } from '../target/child-process.ts'
import type { Visitor } from '../target/target.ts'
import { databaseFileOf } from './database-file.ts'

const EDITS = 60

const run = promisify(execFile)

interface UsedBoard {
  readonly board: LinkedBoard
  readonly visitor: Visitor
  readonly writer: DurableWriter
}

let dataDir = ''
let server: ServerProcess
let sick: UsedBoard
let sound: UsedBoard

beforeEach(async () => {
  dataDir = await createDataDir()
  server = await startRelay({ dataDir })
  ;[sick, sound] = await Promise.all([useBoard(), useBoard()])
  // Cleanly, so that everything lies in the database.
  server.signal('SIGTERM')
  await server.exited
})
afterEach(async () => {
  await server.close()
  await rm(dataDir, { recursive: true, force: true })
})

async function useBoard(): Promise<UsedBoard> {
  const board = await createBoardOver(server.origin)
  const visitor = await board.join('participant', 'Schrijver')
  const writer = createDurableWriter(board, visitor)
  await writer.connect(server)
  for (let edit = 0; edit < EDITS; edit += 1) writer.edit()
  expect(await writer.allSafe(10_000)).toBe(true)
  writer.close()
  return { board, visitor, writer }
}

function changeDatabase(change: (database: InstanceType<typeof Database>, laneId: number) => void): void {
  const database = new Database(databaseFileOf(dataDir))
  const lane = database
    .prepare("SELECT lane_id FROM lanes WHERE board_id = ? AND lane = 'canvas'")
    .get(sick.board.boardId) as { lane_id: number }
  change(database, lane.lane_id)
  database.close()
}

function appendRow(database: InstanceType<typeof Database>, laneId: number, bytes: Uint8Array): void {
  const { last } = database
    .prepare('SELECT max(seq) AS last FROM lane_updates WHERE lane_id = ?')
    .get(laneId) as {
    last: number
  }
  database
    .prepare('INSERT INTO lane_updates (lane_id, seq, bytes, session_key, checksum) VALUES (?, ?, ?, ?, ?)')
    .run(laneId, last + 1, Buffer.from(bytes), 'x', crc32(bytes, (last + 1) >>> 0))
}

/** How many of the edits somebody sees who opens the board now. */
async function editsSeen({ board, visitor, writer }: UsedBoard): Promise<number> {
  const reader = createHonestClient(server, board, visitor)
  try {
    await reader.synced(60_000)
    expect(reader.doc.store.pendingStructs, 'a board that waits for what is lost').toBeNull()
    return reader.positionOf(writer.movedNoteId)?.[0] ?? 0
  } finally {
    reader.close()
  }
}

/** What the relay says to whoever greets it and adds a note. */
async function saidToWriter({ board, visitor }: UsedBoard): Promise<AnderhalfMessage[]> {
  const reader = createHonestClient(server, board, visitor)
  await reader.synced(60_000)
  const socket = new WebSocket(`ws://127.0.0.1:${server.port}${board.syncPath('canvas')}`, {
    headers: visitor.headers,
  })
  const said: AnderhalfMessage[] = []
  socket.on('message', (data: Buffer) => {
    if (data[0] === MESSAGE_TYPE.anderhalf) said.push(parseAnderhalfMessage(data.subarray(1))!)
  })
  try {
    await once(socket, 'open')
    socket.send(encodeAnderhalfMessage({ kind: 'hello', version: PROTOCOL_VERSION }))
    const before = Y.encodeStateVector(reader.doc)
    reader.provider.disconnect()
    reader.addNote()
    socket.send(encodeUpdateFrame(Y.encodeStateAsUpdate(reader.doc, before)))
    socket.send(encodeAnderhalfMessage({ kind: 'barrier', n: 1 }))
    // Answered in order, and behind whatever the barrier brings.
    socket.ping()
    await once(socket, 'pong')
    return said
  } finally {
    socket.terminate()
    reader.close()
  }
}

async function expectQuarantined(): Promise<void> {
  expect(await saidToWriter(sick)).toEqual([
    { kind: 'damaged' },
    { kind: 'rejected', n: 1, code: REJECT_CODE.damagedLane },
  ])
  expect((await callApi(server.origin, { method: 'GET', path: '/readyz' })).status).toBe(200)
  expect(server.output(), 'the operator is told what to do').toContain(
    `npm run repair -- ${sick.board.boardId}`,
  )
}

/** All that is stored of the sick board. */
function storedRows(): unknown[] {
  const rows: unknown[] = []
  changeDatabase((database, laneId) => {
    rows.push(...database.prepare('SELECT * FROM lane_updates WHERE lane_id = ? ORDER BY seq').all(laneId))
    rows.push(...database.prepare('SELECT * FROM lane_snapshots WHERE lane_id = ?').all(laneId))
  })
  return rows
}

async function stop(): Promise<void> {
  server.signal('SIGTERM')
  await server.exited
}

/** Stops the relay, repairs, and starts it again. */
async function repair(): Promise<string> {
  await stop()
  const { stdout } = await run(process.execPath, [RELAY, 'repair', sick.board.boardId], {
    env: { PATH: process.env['PATH'] ?? '', DATA_DIR: dataDir },
  })
  server = await startRelay({ dataDir })
  return stdout
}

async function expectOthersServed(): Promise<void> {
  expect(await editsSeen(sound)).toBe(EDITS)
  expect(server.isAlive()).toBe(true)
  expect((await callApi(server.origin, { method: 'GET', path: '/healthz' })).status).toBe(200)
}

test('[D2] a changed row: what comes before it can be read, the rest is kept, no other board notices, and who knows more brings it back after the repair', async () => {
  changeDatabase((database, laneId) => {
    database
      .prepare('UPDATE lane_updates SET bytes = zeroblob(length(bytes)) WHERE lane_id = ? AND seq = ?')
      .run(laneId, 40)
  })
  const stored = storedRows()
  server = await startRelay({ dataDir })
  const seen = await editsSeen(sick)
  expect(seen).toBeGreaterThan(0)
  expect(seen).toBeLessThan(EDITS)
  for (let visit = 0; visit < 3; visit += 1) {
    expect(await editsSeen(sick)).toBe(seen)
    await expectOthersServed()
  }
  await expectQuarantined()
  await stop()
  expect(storedRows(), 'nothing on the disk is touched').toEqual(stored)

  expect(await repair()).toContain('takes edits again')
  expect(await editsSeen(sick)).toBe(seen)
  await sick.writer.connect(server)
  sick.writer.edit()
  expect(await sick.writer.allSafe(60_000)).toBe(true)
  expect(await editsSeen(sick)).toBe(EDITS + 1)
  sick.writer.close()
  await expectOthersServed()
}, 120_000)

test.each([
  ['a struct of no length', craftUpdate({ runs: [{ client: 77, clock: 0, structs: [collected(0)] }] })],
  ['an update with a gap', craftUpdate({ runs: [{ client: 77, clock: 9, structs: [collected(1)] }] })],
  ['bytes that are no update', Uint8Array.of(0xff, 0xff, 0xff, 1, 2, 3)],
])(
  '[Y15] a board poisoned on the disk with %s opens to be read, keeps its tail, and never ends the process',
  async (_, poison) => {
    changeDatabase((database, laneId) => appendRow(database, laneId, poison))
    const stored = storedRows()
    server = await startRelay({ dataDir })
    for (let visit = 0; visit < 3; visit += 1) {
      expect(await editsSeen(sick)).toBe(EDITS)
      await expectOthersServed()
    }
    await expectQuarantined()
    await stop()
    expect(storedRows(), 'the poison is kept, and nothing else is touched').toEqual(stored)
  },
  120_000,
)
