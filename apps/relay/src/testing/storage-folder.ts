import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { LaneStorage } from '../storage/lane-storage.ts'
import { openDataFolder } from '../storage/data-folder.ts'
import { openEditJournal } from '../storage/edit-journal.ts'
import { createJournaledLaneStorage } from '../storage/journaled-lane-storage.ts'
import { createSqliteLaneStorage, type SqliteLaneStorage } from '../storage/sqlite-lane-storage.ts'
import { createStorageThread } from '../storage/storage-thread.ts'

export interface StorageFolder {
  readonly databasePath: string
  open(): LaneStorage
  /** As the relay opens it. */
  openJournaled(onRefused?: (error: unknown) => void): LaneStorage
  dispose(): Promise<void>
}

/** A new database in a folder of its own. */
export async function createStorageFolder(): Promise<StorageFolder> {
  const folder = await mkdtemp(join(tmpdir(), 'anderhalf-storage-'))
  const opened = openDataFolder(folder)
  const { databasePath } = opened
  opened.close()
  const open = (): SqliteLaneStorage =>
    createSqliteLaneStorage(createStorageThread({ databasePath }, failTest))
  return {
    databasePath,
    open,
    openJournaled: (onRefused = failTest) =>
      createJournaledLaneStorage(open(), openEditJournal(databasePath), onRefused),
    dispose: () => rm(folder, { recursive: true, force: true }),
  }
}

function failTest(error: unknown): void {
  throw error instanceof Error ? error : new Error('the storage worker ended', { cause: error })
}
