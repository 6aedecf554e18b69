import { mkdtemp, rename, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { openDataFolder } from './data-folder.ts'
import { openWriter, type SqliteDatabase } from './open-database.ts'
import { StorageUnavailableError } from './storage-fault.ts'
import { createStorageThread, type StorageThread } from './storage-thread.ts'

let folder: string
let databasePath: string
let thread: StorageThread | null = null
beforeEach(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'anderhalf-thread-')), 'data')
  const opened = openDataFolder(folder)
  ;({ databasePath } = opened)
  opened.close()
})
afterEach(async () => {
  await thread?.close()
  await rm(join(folder, '..'), { recursive: true, force: true })
})

function idle(): Promise<void> {
  return thread!.call('touchSession', { sessionKey: 'nobody', nowMs: 1 })
}

test('a worker that cannot work refuses what it has, and works again when it can', async () => {
  await rename(folder, `${folder}-away`)
  const restarts: unknown[] = []
  thread = createStorageThread({ databasePath }, (error) => restarts.push(error))
  await expect(idle()).rejects.toThrow(StorageUnavailableError)
  expect(thread.isHealthy).toBe(false)
  expect(restarts.length).toBeGreaterThan(0)

  await rename(`${folder}-away`, folder)
  await vi.waitUntil(() => thread!.isHealthy, { timeout: 10_000 })
  await idle()
})

test(
  'while another process keeps the database to itself, writing waits, and then is refused',
  { timeout: 15_000 },
  async () => {
    thread = createStorageThread({ databasePath }, () => {})
    await idle()
    const other: SqliteDatabase = openWriter(databasePath)
    other.exec('BEGIN IMMEDIATE')
    const refused = idle()
    await expect(refused).rejects.toThrow('SQLITE_BUSY')
    expect(thread.isHealthy).toBe(false)
    other.exec('ROLLBACK')
    other.close()
    await vi.waitUntil(() => thread!.isHealthy, { timeout: 10_000 })
  },
)

test('after closing, nothing is taken', async () => {
  thread = createStorageThread({ databasePath }, () => {})
  await thread.close()
  await expect(idle()).rejects.toThrow(StorageUnavailableError)
})

test('who leaves takes all memberships along', async () => {
  thread = createStorageThread({ databasePath }, () => {})
  const boardId = 'board-0123456789ab' as never
  await thread.call('createBoard', { boardId, title: 'Wonen', locale: 'nl', createdAtMs: 1, model: '' })
  const joining = { boardId, sessionKey: 'anne', freshParticipantId: 'x' as never, name: 'Anne', nowMs: 1 }
  await thread.call('joinBoard', { ...joining, offeredRole: 'facilitator' })
  await thread.call('deleteSession', 'anne')
  const again = await thread.call('joinBoard', { ...joining, offeredRole: 'viewer' })
  expect(again).toMatchObject({ role: 'viewer', isChanged: false })
})
