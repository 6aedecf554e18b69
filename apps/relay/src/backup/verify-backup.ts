import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { imagePath } from '../images/image-files.ts'
import { openReader, readPragma } from '../storage/open-database.ts'
import { SCHEMA_VERSION } from '../storage/schema.ts'
import { createStatements } from '../storage/statements.ts'
import { BACKUP_FILE, hashFile, loadManifest, type BackupManifest } from './backup-files.ts'
import { readBoards } from './read-boards.ts'

export interface BackupVerdict {
  readonly manifest: BackupManifest
  /** What is not as it was when the backup was made, one sentence each. */
  readonly faults: readonly string[]
}

/** Reads all of a backup: its files, its database and every board in it. Writes nothing. */
export async function verifyBackup(folder: string): Promise<BackupVerdict> {
  const manifest = loadManifest(folder)
  const faults: string[] = []
  for (const name of [BACKUP_FILE.database, BACKUP_FILE.key]) {
    const path = join(folder, name)
    if (!existsSync(path)) faults.push(`${name} is missing`)
    else if ((await hashFile(path)) !== manifest.files[name]) faults.push(`${name} was changed`)
  }
  if (manifest.schemaVersion > SCHEMA_VERSION) faults.push('it was made by a newer version of the relay')
  for (const hash of manifest.images) {
    const path = join(folder, imagePath(hash))
    if (!existsSync(path)) faults.push(`image ${hash} is missing`)
    else if ((await hashFile(path)) !== hash) faults.push(`image ${hash} was changed`)
  }
  if (faults.length === 0) faults.push(...databaseFaults(join(folder, BACKUP_FILE.database), manifest))
  return { manifest, faults }
}

function databaseFaults(path: string, manifest: BackupManifest): string[] {
  const database = openReader(path)
  try {
    const check = readPragma(database, 'integrity_check')
    if (check !== 'ok') return ['the database is damaged']
    const faults: string[] = []
    const missing = new Set(Object.keys(manifest.boards))
    for (const { boardId, hash, opens } of readBoards(createStatements(database))) {
      missing.delete(boardId)
      if (manifest.boards[boardId] !== hash) faults.push(`board ${boardId} is not what it was`)
      if (!opens && !manifest.damagedBoards.includes(boardId)) faults.push(`board ${boardId} does not open`)
    }
    for (const boardId of missing) faults.push(`board ${boardId} is missing`)
    return faults
  } finally {
    database.close()
  }
}
