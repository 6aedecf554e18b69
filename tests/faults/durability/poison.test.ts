import { rm } from 'node:fs/promises'
import { crc32 } from 'node:zlib'
import Database from 'libsql'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { collected, craftUpdate } from '../attacker/crafted-update.ts'
import { createDurableWriter, type DurableWriter } from '../honest/durable-writer.ts'
import { createHonestClient } from '../honest/honest-client.ts'
import { createDataDir, startRelay } from '../target/anderhalf.ts'
import { callApi, createBoardOver, type LinkedBoard } from '../target/board-api.ts'
import type { ServerProcess } from '../target/child-process.ts'
import type { Visitor } from '../target/target.ts'
import { databaseFileOf } from './database-file.ts'

const EDITS = 60

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

/** How many of the edits somebody sees who opens the board now; null when it is closed off. */
async function editsSeen({ board, visitor, writer }: UsedBoard): Promise<number | null> {
  const reader = createHonestClient(server, board, visitor)
  try {
    await reader.changes.until(() => reader.provider.synced || reader.wasRefused(), 3000)
    if (!reader.provider.synced) return null
    expect(reader.doc.store.pendingStructs, 'a board that waits for what is lost').toBeNull()
    return reader.positionOf(writer.movedNoteId)?.[0] ?? 0
  } finally {
    reader.close()
  }
}

async function expectOthersServed(): Promise<void> {
  expect(await editsSeen(sound)).toBe(EDITS)
  expect(server.isAlive()).toBe(true)
  expect((await callApi(server.origin, { method: 'GET', path: '/healthz' })).status).toBe(200)
}

test('[D2] a changed row cuts off the rest of that board, says so in the log, and no other board notices', async () => {
  changeDatabase((database, laneId) => {
    database
      .prepare('UPDATE lane_updates SET bytes = zeroblob(length(bytes)) WHERE lane_id = ? AND seq = ?')
      .run(laneId, 40)
  })
  server = await startRelay({ dataDir })
  for (let visit = 0; visit < 3; visit += 1) {
    const seen = await editsSeen(sick)
    if (seen !== null) expect(seen).toBeLessThan(EDITS)
    await expectOthersServed()
  }
  expect(server.output(), 'the operator is told').toContain(sick.board.boardId)
  const kept = new Database(databaseFileOf(dataDir))
  const { rows } = kept.prepare('SELECT count(*) AS rows FROM lane_updates').get() as { rows: number }
  expect(rows, 'the damaged tail is kept for diagnosis').toBeGreaterThan(EDITS)
  kept.close()
})

test.each([
  ['a struct of no length', craftUpdate({ runs: [{ client: 77, clock: 0, structs: [collected(0)] }] })],
  ['an update with a gap', craftUpdate({ runs: [{ client: 77, clock: 9, structs: [collected(1)] }] })],
  ['bytes that are no update', Uint8Array.of(0xff, 0xff, 0xff, 1, 2, 3)],
])(
  '[Y15] a board poisoned on the disk with %s is closed off, and never ends the process',
  async (_, poison) => {
    changeDatabase((database, laneId) => appendRow(database, laneId, poison))
    server = await startRelay({ dataDir })
    for (let visit = 0; visit < 3; visit += 1) {
      const seen = await editsSeen(sick)
      if (seen !== null) expect(seen).toBeLessThanOrEqual(EDITS)
      await expectOthersServed()
    }
  },
)
