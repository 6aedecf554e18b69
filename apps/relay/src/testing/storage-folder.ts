import { copyFile, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { inspect } from 'node:util'
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
  opened.close()
  return storageFolderAt(opened.databasePath)
}

/** The files as another process would find them if this one were gone now. */
export async function copyStorageFolder({ databasePath }: StorageFolder): Promise<StorageFolder> {
  // No database may ever have been open here: what it leaves beside it would not belong to the copy.
  const copy = await mkdtemp(join(tmpdir(), 'anderhalf-storage-'))
  for (const name of await readdir(dirname(databasePath))) {
    if (name.startsWith(basename(databasePath)) && !name.endsWith('-shm')) {
      await copyFile(join(dirname(databasePath), name), join(copy, name))
    }
  }
  return storageFolderAt(join(copy, basename(databasePath)))
}

function storageFolderAt(databasePath: string): StorageFolder {
  const open = (): SqliteLaneStorage =>
    createSqliteLaneStorage(createStorageThread({ databasePath }, failTest))
  return {
    databasePath,
    open,
    openJournaled: (onRefused = failTest) =>
      createJournaledLaneStorage(open(), openEditJournal(databasePath), onRefused),
    dispose: () => rm(dirname(databasePath), { recursive: true, force: true }),
  }
}

function failTest(error: unknown): void {
  throw new Error(`the storage worker ended: ${inspect(error)}`)
}
