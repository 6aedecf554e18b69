import { copyFileSync, existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { copyImage, imagePath } from '../images/image-files.ts'
import { readImageHashes } from '../images/image-records.ts'
import { readJournal } from '../storage/edit-journal.ts'
import { createLaneTables } from '../storage/lane-tables.ts'
import { makeFolder } from '../storage/make-folder.ts'
import { openReader, openWriter, readPragma, type SqliteDatabase } from '../storage/open-database.ts'
import type { PackedUpdates } from '../storage/packed-updates.ts'
import { createStatements } from '../storage/statements.ts'
import {
  BACKUP_FILE,
  BackupError,
  flush,
  hashFile,
  saveManifest,
  type BackupManifest,
} from './backup-files.ts'
import { readBoards } from './read-boards.ts'

/**
 * Copies all boards and the key as they are at one moment. The relay may be running: it is not held up, and what it
 * stores meanwhile is in the next backup.
 */
export async function makeBackup(dataDir: string, folder: string, nowMs: number): Promise<BackupManifest> {
  const source = join(dataDir, BACKUP_FILE.database)
  if (!existsSync(source)) throw new BackupError(`there is no database in ${dataDir}`)
  makeFolder(folder)
  if (readdirSync(folder).length > 0) throw new BackupError(`${folder} is not empty; name a new folder`)

  const copy = join(folder, BACKUP_FILE.database)
  // Before the database: what the relay brings from the one into the other meanwhile is then in both.
  const journal = readJournal(source)
  withDatabase(source, (database) => {
    // SQLite counts it as writing, although only the copy is written.
    database.exec('PRAGMA query_only = OFF')
    database.prepare('VACUUM INTO ?').run([copy])
  })
  bringIn(journal, copy)
  flush(copy)
  const key = join(folder, BACKUP_FILE.key)
  copyFileSync(join(dataDir, BACKUP_FILE.key), key)
  flush(key)

  const { schemaVersion, boards, images } = withDatabase(copy, (database) => ({
    schemaVersion: Number(readPragma(database, 'user_version')),
    boards: [...readBoards(createStatements(database))],
    images: [...readImageHashes(createStatements(database))],
  }))
  // No image is ever changed or deleted, so all that the copied database names are there, unless the disk lost one.
  const kept = images.filter((hash) => existsSync(join(dataDir, imagePath(hash))))
  for (const hash of kept) await copyImage(hash, dataDir, folder)
  const manifest: BackupManifest = {
    format: 1,
    createdAt: new Date(nowMs).toISOString(),
    schemaVersion,
    files: { [BACKUP_FILE.database]: await hashFile(copy), [BACKUP_FILE.key]: await hashFile(key) },
    boards: Object.fromEntries(boards.map(({ boardId, hash }) => [boardId, hash])),
    damagedBoards: boards.filter(({ opens }) => !opens).map(({ boardId }) => boardId),
    images: kept,
  }
  saveManifest(folder, manifest)
  return manifest
}

/** What an edit of the journal builds on is in the copy; so is all that came into the database meanwhile. */
function bringIn(journal: readonly PackedUpdates[], copy: string): void {
  if (journal.length === 0) return
  const database = openWriter(copy)
  try {
    const lanes = createLaneTables(createStatements(database))
    database.exec('BEGIN IMMEDIATE')
    for (const packed of journal) lanes.appendUpdates(packed)
    database.exec('COMMIT')
    // Everything in the one file again.
    database.exec('PRAGMA journal_mode = DELETE')
  } finally {
    database.close()
  }
}

function withDatabase<Result>(path: string, use: (database: SqliteDatabase) => Result): Result {
  const database = openReader(path)
  try {
    return use(database)
  } finally {
    database.close()
  }
}
