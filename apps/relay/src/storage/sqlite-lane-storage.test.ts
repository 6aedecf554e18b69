import { parseBoardId } from '@anderhalf/protocol'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { describeLaneStorage } from '../testing/describe-lane-storage.ts'
import { createStorageFolder, type StorageFolder } from '../testing/storage-folder.ts'
import type { LaneStorage } from './lane-storage.ts'
import { openWriter, readPragma } from './open-database.ts'

describeLaneStorage('the SQLite storage', createStorageFolder)

const BOARD_ID = parseBoardId('board-0123456789ab')!

describe('stored bytes that are not what was written', () => {
  let folder: StorageFolder
  let storage: LaneStorage
  beforeEach(async () => {
    folder = await createStorageFolder()
    storage = folder.open()
    const update = (lane: 'canvas' | 'review', seq: number) => {
      const bytes = Uint8Array.of(seq, 2, 3, 4)
      return { boardId: BOARD_ID, lane, seq, bytes, sessionKey: 'anne', clientOwners: [] }
    }
    await storage.appendUpdates([1, 2, 3].flatMap((seq) => [update('canvas', seq), update('review', seq)]))
    const snapshot = { upToSeq: 1, bytes: Uint8Array.of(9), stateVector: Uint8Array.of(8) }
    await storage.saveSnapshot(BOARD_ID, 'canvas', snapshot)
  })
  afterEach(async () => {
    await storage.close()
    await folder.dispose()
  })

  function tamper(sql: string): void {
    const database = openWriter(folder.databasePath)
    database.exec(sql)
    database.close()
  }

  test.each([
    [
      'a changed update',
      "UPDATE lane_updates SET bytes = x'00' WHERE lane_id = 1 AND seq = 3",
      'checksum',
      3,
      [2],
    ],
    [
      'an update in the wrong place',
      'UPDATE lane_updates SET seq = 4 WHERE lane_id = 1 AND seq = 3',
      'unreadable',
      3,
      [2],
    ],
    ['a missing update', 'DELETE FROM lane_updates WHERE lane_id = 1 AND seq = 2', 'unreadable', 2, []],
  ])('%s ends what is read of that lane, and of no other', async (_, sql, reason, fromSeq, seqs) => {
    tamper(sql)
    const damaged = await storage.loadLane(BOARD_ID, 'canvas')
    expect(damaged.updates.map(({ seq }) => seq)).toEqual(seqs)
    expect(damaged.damage).toEqual({ fromSeq, reason })
    const sound = await storage.loadLane(BOARD_ID, 'review')
    expect([sound.updates.length, sound.damage]).toEqual([3, null])
  })

  test('a changed snapshot is not read, but what follows it is: an earlier state may lie elsewhere', async () => {
    tamper("UPDATE lane_snapshots SET state_vector = x'00'")
    const damaged = await storage.loadLane(BOARD_ID, 'canvas')
    expect(damaged.snapshot).toBeNull()
    expect(damaged.updates.map(({ seq }) => seq)).toEqual([2, 3])
    expect(damaged.damage).toEqual({ fromSeq: null, reason: 'checksum' })
  })
})

test('a commit is flushed to the disk, not only handed to the system', async () => {
  const folder = await createStorageFolder()
  const database = openWriter(folder.databasePath)
  expect(readPragma(database, 'synchronous')).toBe(2)
  expect(readPragma(database, 'journal_mode')).toBe('wal')
  database.close()
  await folder.dispose()
})
