import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { DataFolderError, openDataFolder } from './data-folder.ts'
import { openWriter, readPragma } from './open-database.ts'
import { SCHEMA_VERSION } from './schema.ts'

const UNDO_LAST_MIGRATION = `
  ALTER TABLE members DROP COLUMN sent_away_at_ms;
  ALTER TABLE members DROP COLUMN facilitates_since_ms;
`

let folder: string
beforeEach(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'anderhalf-folder-')), 'data')
})
afterEach(() => rm(join(folder, '..'), { recursive: true, force: true }))

function sentenceOf(open: () => unknown): string {
  try {
    open()
  } catch (error) {
    if (error instanceof DataFolderError) return error.message
    throw error
  }
  throw new Error('it was opened')
}

test('a new folder has a database and a key that only this user reads', async () => {
  const opened = openDataFolder(folder)
  const { serverKey, uncleanEndSeenAtMs, databasePath } = opened
  expect([serverKey.length, uncleanEndSeenAtMs]).toEqual([32, null])
  expect((await stat(join(folder, 'server.key'))).mode & 0o777).toBe(0o600)
  opened.close()
  const database = openWriter(databasePath)
  expect(readPragma(database, 'user_version')).toBe(SCHEMA_VERSION)
  database.close()
})

test('the key stays the same, so that links keep working', () => {
  const first = openDataFolder(folder)
  first.close()
  const second = openDataFolder(folder)
  second.close()
  expect(Buffer.compare(second.serverKey, first.serverKey)).toBe(0)
})

test('a second relay is kept out until the first is gone', () => {
  const first = openDataFolder(folder)
  expect(sentenceOf(() => openDataFolder(folder))).toContain('another relay is already running')
  first.close()
  openDataFolder(folder).close()
})

test('a process that did not say goodbye is noticed, and not forgotten at the next clean stop', async () => {
  openDataFolder(folder).close()
  await writeFile(join(folder, 'running'), '1')
  const beforeMs = Date.now()
  const opened = openDataFolder(folder)
  const seenAtMs = opened.uncleanEndSeenAtMs
  expect(seenAtMs).toBeGreaterThanOrEqual(beforeMs)
  opened.close()
  expect(existsSync(join(folder, 'running'))).toBe(false)
  const again = openDataFolder(folder)
  expect(again.uncleanEndSeenAtMs).toBe(seenAtMs)
  again.close()
})

test('[D12] what an upgrade changes is copied first, with the edits that are not in the database yet', async () => {
  const opened = openDataFolder(folder)
  const { databasePath } = opened
  opened.close()
  const former = openWriter(databasePath)
  former.exec(`${UNDO_LAST_MIGRATION} PRAGMA user_version = ${SCHEMA_VERSION - 1}`)
  former.close()
  await writeFile(`${databasePath}-edits-0`, 'the newest edits')
  openDataFolder(folder).close()
  const copy = openWriter(join(folder, 'before-upgrade', 'anderhalf.sqlite'))
  expect(readPragma(copy, 'user_version')).toBe(SCHEMA_VERSION - 1)
  copy.close()
  expect(await readFile(join(folder, 'before-upgrade', 'anderhalf.sqlite-edits-0'), 'utf8')).toBe(
    'the newest edits',
  )
  // Nothing to change any more, and nothing to copy.
  await rm(join(folder, 'before-upgrade'), { recursive: true })
  openDataFolder(folder).close()
  expect(existsSync(join(folder, 'before-upgrade'))).toBe(false)
})

test('data of a newer version is refused and left as it was', async () => {
  openDataFolder(folder).close()
  const path = join(folder, 'anderhalf.sqlite')
  const database = openWriter(path)
  database.exec(`PRAGMA user_version = ${SCHEMA_VERSION + 1}`)
  database.exec('PRAGMA wal_checkpoint(TRUNCATE)')
  database.close()
  const before = await readFile(path)
  expect(sentenceOf(() => openDataFolder(folder))).toMatch(
    new RegExp(`schema version ${SCHEMA_VERSION + 1}.*start the newer version`),
  )
  expect(Buffer.compare(await readFile(path), before)).toBe(0)
})

test.each([
  ['a database that is none', 'anderhalf.sqlite', 'x'.repeat(10_000), /damaged; restore a backup/],
  ['a key that is none', 'server.key', 'short', /server\.key is damaged/],
])('%s is named and left as it was', async (_, name, content, sentence) => {
  openDataFolder(folder).close()
  await writeFile(join(folder, name), content)
  for (const companion of ['-wal', '-shm']) await rm(join(folder, name + companion), { force: true })
  expect(sentenceOf(() => openDataFolder(folder))).toMatch(sentence)
  expect(await readFile(join(folder, name), 'utf8')).toBe(content)
})

test('a path that is a file is named', async () => {
  openDataFolder(folder).close()
  const file = join(folder, 'file')
  await writeFile(file, 'content')
  expect(sentenceOf(() => openDataFolder(file))).toContain('is not a folder')
})
