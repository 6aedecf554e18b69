import { mkdtemp, readdir, rm, truncate, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { parseBoardId, type Lane } from '@anderhalf/protocol'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { describeLaneStorage } from '../testing/describe-lane-storage.ts'
import { copyStorageFolder, createStorageFolder, type StorageFolder } from '../testing/storage-folder.ts'
import { openEditJournal, readJournal } from './edit-journal.ts'
import type { LaneSnapshot, LaneStorage, LaneUpdate } from './lane-storage.ts'
import { openWriter } from './open-database.ts'
import { packUpdates } from './packed-updates.ts'

describeLaneStorage('the storage with a journal', async () => {
  const folder = await createStorageFolder()
  return { open: () => folder.openJournaled(), dispose: () => folder.dispose() }
})

const BOARD_ID = parseBoardId('board-0123456789ab')!

let folder: StorageFolder
let storage: LaneStorage
beforeEach(async () => {
  folder = await createStorageFolder()
  storage = folder.openJournaled()
  await storage.loadLane(BOARD_ID, 'canvas')
})
afterEach(async () => {
  await storage.close()
  await folder.dispose()
})

function update(seq: number, bytes: Uint8Array = Uint8Array.of(seq % 256, 1, 2)): LaneUpdate {
  return { boardId: BOARD_ID, lane: 'canvas', seq, bytes, sessionKey: 'anne', clientOwners: [] }
}

async function seqsOf(from: LaneStorage): Promise<number[]> {
  return (await from.loadLane(BOARD_ID, 'canvas')).updates.map(({ seq }) => seq)
}

async function journalFiles(): Promise<string[]> {
  const names = await readdir(join(folder.databasePath, '..'))
  return names.filter((name) => name.includes('-edits-')).map((name) => join(folder.databasePath, '..', name))
}

test('what is in the journal alone is there after a crash, and then in the database', async () => {
  await storage.appendUpdates([update(1), update(2)])
  await storage.appendUpdates([update(3)])
  const copy = await copyStorageFolder(folder)
  expect(readJournal(copy.databasePath)).toHaveLength(2)
  const survivor = copy.openJournaled()
  expect(await seqsOf(survivor)).toEqual([1, 2, 3])
  await survivor.appendUpdates([update(4)])
  expect(await seqsOf(survivor)).toEqual([1, 2, 3, 4])
  await survivor.close()
  expect(readJournal(copy.databasePath)).toHaveLength(0)
  const plain = copy.open()
  expect(await seqsOf(plain)).toEqual([1, 2, 3, 4])
  await plain.close()
  await copy.dispose()
})

test('an entry that was not written to its end is as if it had never been', async () => {
  await storage.appendUpdates([update(1)])
  await storage.appendUpdates([update(2, new Uint8Array(1_000).fill(7))])
  const copy = await copyStorageFolder(folder)
  const [file] = (await readdir(join(copy.databasePath, '..'))).filter((name) => name.includes('-edits-'))
  await truncate(join(copy.databasePath, '..', file!), 500)
  const survivor = copy.openJournaled()
  expect(await seqsOf(survivor)).toEqual([1])
  await survivor.close()
  await copy.dispose()
})

test('while another program keeps the database to itself, edits are safe and can be loaded', async () => {
  await storage.appendUpdates([update(1)])
  const other = openWriter(folder.databasePath)
  other.exec('BEGIN IMMEDIATE')
  await storage.appendUpdates([update(2)])
  expect(await seqsOf(storage)).toEqual([1, 2])
  const copy = await copyStorageFolder(folder)
  other.exec('ROLLBACK')
  other.close()
  const survivor = copy.openJournaled()
  expect(await seqsOf(survivor)).toEqual([1, 2])
  await survivor.close()
  await copy.dispose()
})

test('after a while the database has everything and the journal nothing', async () => {
  await storage.appendUpdates([update(1), update(2)])
  await vi.waitUntil(() => readJournal(folder.databasePath).length === 0, { timeout: 10_000 })
  const plain = folder.open()
  expect(await seqsOf(plain)).toEqual([1, 2])
  await plain.close()
})

test('while people write the database waits for a snapshot, though not for more than 8 MiB', async () => {
  const database = openWriter(folder.databasePath)
  const counting = database.prepare('SELECT count(*) AS rows FROM lane_updates')
  const rowCount = (): number => (counting.get() as { rows: number }).rows
  let seq = 0
  for (const startedAtMs = performance.now(); performance.now() - startedAtMs < 2_600;) {
    // oxlint-disable-next-line no-await-in-loop -- without a pause of two seconds
    await storage.appendUpdates([update(++seq)])
    // oxlint-disable-next-line no-await-in-loop
    await delay(100)
  }
  expect(rowCount()).toBe(0)
  const megabytes = Array.from({ length: 9 }, () => update(++seq, new Uint8Array(1024 * 1024)))
  await Promise.all(megabytes.map((each) => storage.appendUpdates([each])))
  const writing = setInterval(() => void storage.appendUpdates([update(++seq)]), 100)
  await vi.waitUntil(() => readJournal(folder.databasePath).length < 9, { timeout: 10_000 })
  clearInterval(writing)
  expect(rowCount()).toBeGreaterThan(9)
  database.close()
})

/** What is written to a lane that was never loaded goes to the database, and all that was gathered before it. */
async function bringIn(laneNumber: number): Promise<void> {
  await storage.appendUpdates([{ ...update(1), lane: `private/${laneNumber}` as Lane }])
}

function snapshotUpTo(upToSeq: number): LaneSnapshot {
  return { upToSeq, bytes: Uint8Array.of(upToSeq), stateVector: Uint8Array.of(0) }
}

test('what a snapshot holds does not come into the database any more, but whose client ids it used', async () => {
  await storage.appendUpdates([{ ...update(1), clientOwners: [{ clientId: 7, sessionKey: 'anne' }] }])
  await storage.appendUpdates([update(2), update(3)])
  await storage.appendUpdates([update(4), update(5)])
  await storage.saveSnapshot(BOARD_ID, 'canvas', snapshotUpTo(4))
  await bringIn(0)
  const database = openWriter(folder.databasePath)
  const rows = database.prepare('SELECT seq FROM lane_updates WHERE lane_id = 1 ORDER BY seq').all()
  database.close()
  expect(rows).toMatchObject([{ seq: 1 }, { seq: 5 }])
  expect(readJournal(folder.databasePath)).toHaveLength(0)
  const lane = await storage.loadLane(BOARD_ID, 'canvas')
  expect(lane.updates.map(({ seq }) => seq)).toEqual([5])
  expect(lane.clientOwners).toEqual([{ clientId: 7, sessionKey: 'anne' }])
})

test('a snapshot that was saved and edits that were not brought in are both there after a crash', async () => {
  for (let seq = 1; seq <= 6; seq++) await storage.appendUpdates([update(seq)])
  await storage.saveSnapshot(BOARD_ID, 'canvas', snapshotUpTo(4))
  const copy = await copyStorageFolder(folder)
  const survivor = copy.openJournaled()
  expect(await survivor.loadLane(BOARD_ID, 'canvas')).toMatchObject({
    snapshot: { upToSeq: 4 },
    updates: [{ seq: 5 }, { seq: 6 }],
  })
  await survivor.close()
  const plain = copy.open()
  expect(await seqsOf(plain)).toEqual([5, 6])
  await plain.close()
  await copy.dispose()
})

test('files are used again, and what they held before does not come back', async () => {
  for (let round = 0; round < 4; round++) {
    for (let seq = round * 10 + 1; seq <= round * 10 + 10; seq++) await storage.appendUpdates([update(seq)])
    await bringIn(round)
  }
  expect((await journalFiles()).length).toBeLessThanOrEqual(2)
  await storage.appendUpdates([update(41)])
  const copy = await copyStorageFolder(folder)
  expect(readJournal(copy.databasePath)).toHaveLength(1)
  await copy.dispose()
})

test('an edit that the database refuses for good is set aside, and the other lanes go on', async () => {
  const refused: unknown[] = []
  await storage.close()
  const other = folder.open()
  await other.appendUpdates([update(1, Uint8Array.of(9, 9))])
  await other.close()
  const journal = openEditJournal(folder.databasePath)
  await journal.append(packUpdates([update(1), { ...update(1), lane: 'review' }]))
  await journal.close()
  storage = folder.openJournaled((error) => refused.push(error))
  await vi.waitUntil(() => refused.length > 0, { timeout: 10_000 })
  expect((await storage.loadLane(BOARD_ID, 'review')).updates).toHaveLength(1)
  expect((await journalFiles()).some((path) => path.endsWith('.set-aside'))).toBe(true)
})

test('a changed byte ends what is read of a file', async () => {
  const place = await mkdtemp(join(tmpdir(), 'anderhalf-journal-'))
  const path = join(place, 'data')
  const journal = openEditJournal(path)
  for (const byte of [1, 2, 3]) await journal.append(new Uint8Array(100).fill(byte))
  await journal.close()
  const bytes = await readFile(`${path}-edits-0`)
  bytes[150]! ^= 1
  await writeFile(`${path}-edits-0`, bytes)
  expect(readJournal(path).map((packed) => packed[0])).toEqual([1])
  await rm(place, { recursive: true })
})
