import { execFileSync } from 'node:child_process'
import { rm } from 'node:fs/promises'
import { setTimeout as delay } from 'node:timers/promises'
import Database from 'libsql'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { promisedMs } from '../form.ts'
import { createDurableWriter } from '../honest/durable-writer.ts'
import { createHonestClient } from '../honest/honest-client.ts'
import { createDataDir, startRelay } from '../target/anderhalf.ts'
import { callApi, createBoardOver } from '../target/board-api.ts'
import { ServerEndedError, type ServerProcess } from '../target/child-process.ts'
import { databaseFileOf } from './database-file.ts'
import { countLost, readBoard } from './read-board.ts'

let dataDir = ''
let server: ServerProcess

beforeEach(async () => {
  dataDir = await createDataDir()
  server = await startRelay({ dataDir })
})
afterEach(async () => {
  await server.close()
  await rm(dataDir, { recursive: true, force: true })
})

test('[D6] a second server on the same data refuses to start, and the first goes on', async () => {
  const ended = await startRelay({ dataDir, startTimeoutMs: 12_000 }).catch((error: unknown) => error)
  expect(ended).toBeInstanceOf(ServerEndedError)
  const { code, output } = ended as ServerEndedError
  expect(code, output).toBeGreaterThan(0)
  expect(output, 'no stack trace').not.toMatch(/\n\s+at .+:\d+:\d+/)
  expect(server.isAlive()).toBe(true)
  await createBoardOver(server.origin)
})

test('[D6] the lock of a server that was killed does not stop the next one', async () => {
  await server.close()
  server = await startRelay({ dataDir })
  expect(server.startMs, 'it waits for nobody').toBeLessThan(promisedMs(6000))
})

test('[D6] [D10] while another program holds the database, people go on, what is acknowledged survives a kill, and it heals by itself', async () => {
  const board = await createBoardOver(server.origin)
  const writer = createDurableWriter(board, await board.join('participant', 'Schrijver'))
  const watcher = createHonestClient(server, board, await board.join('participant', 'Kijker'))
  const reader = await board.join('viewer', 'Lezer')
  await Promise.all([writer.connect(server), watcher.synced()])
  writer.edit()
  expect(await writer.allSafe(3000)).toBe(true)

  const other = new Database(databaseFileOf(dataDir))
  other.exec('BEGIN IMMEDIATE')
  const editing = setInterval(() => writer.edit(), 50)
  await delay(7000)
  clearInterval(editing)
  const safeMeanwhile = writer.acknowledgeMs().length
  const disk = await createDataDir()
  // By another process: whoever closes a file gives up all locks that its process has on it.
  execFileSync('cp', ['-r', `${dataDir}/.`, disk])
  const moved = (): boolean => watcher.positionOf(writer.movedNoteId)?.[0] === writer.editCount()
  expect(await watcher.changes.until(moved, 2000), 'others see the edits').toBe(true)
  expect(safeMeanwhile, 'the journal takes what the database does not').toBeGreaterThan(1)
  const ready = () => callApi(server.origin, { method: 'GET', path: '/readyz' })
  await expect.poll(async () => (await ready()).status, { timeout: 10_000 }).toBe(503)
  other.exec('COMMIT')
  other.close()
  expect(await writer.allSafe(10_000), 'safe after the lock is gone').toBe(true)
  writer.close()
  watcher.close()
  await server.close()
  server = await startRelay({ dataDir })
  expect(countLost(await readBoard(server, board, reader), [writer])).toBe(0)
  await server.close()
  server = await startRelay({ dataDir: disk })
  const survivors = await readBoard(server, board, reader)
  expect(survivors.xOf(writer.movedNoteId)).toBeGreaterThanOrEqual(safeMeanwhile)
  await server.close()
  await rm(disk, { recursive: true, force: true })
}, 60_000)

test('[D12] a database of a newer version is refused with a sentence and left as it was', async () => {
  await server.close()
  const file = databaseFileOf(dataDir)
  const database = new Database(file)
  database.exec('PRAGMA user_version = 9999')
  database.close()
  const ended = await startRelay({ dataDir }).catch((error: unknown) => error)
  expect(ended).toBeInstanceOf(ServerEndedError)
  expect((ended as ServerEndedError).code).toBeGreaterThan(0)
  expect((ended as ServerEndedError).output, 'no stack trace').not.toMatch(/\n\s+at .+:\d+:\d+/)
  const after = new Database(file)
  expect(after.prepare('PRAGMA user_version').get()).toMatchObject({ user_version: 9999 })
  after.close()
})
