import { constants, copyFileSync, existsSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { copyImage } from '../images/image-files.ts'
import { RUNNING_MARKER } from '../storage/data-folder.ts'
import { makeFolder } from '../storage/make-folder.ts'
import { BACKUP_FILE, BackupError, flush, type BackupManifest } from './backup-files.ts'
import { verifyBackup } from './verify-backup.ts'

/** Puts a backup into a data folder that has no boards yet. Existing data is never written over. */
export async function restoreBackup(folder: string, dataDir: string): Promise<BackupManifest> {
  const { manifest, faults } = await verifyBackup(folder)
  if (faults.length > 0) throw new BackupError(`nothing was restored:\n${faults.join('\n')}`)
  for (const name of [BACKUP_FILE.database, BACKUP_FILE.key]) {
    if (existsSync(join(dataDir, name))) {
      throw new BackupError(`${dataDir} has a ${name} already; move that folder away first, or set DATA_DIR`)
    }
  }
  makeFolder(dataDir)
  // Browsers that are ahead of the backup may bring back what they know, as after a crash.
  writeFileSync(join(dataDir, RUNNING_MARKER), 'restored\n', { mode: 0o600 })
  // The database last and by one rename: a restore that is cut off leaves no half board behind.
  copyDurably(join(folder, BACKUP_FILE.key), join(dataDir, BACKUP_FILE.key))
  for (const hash of manifest.images) await copyImage(hash, folder, dataDir)
  const arriving = join(dataDir, `${BACKUP_FILE.database}.arriving`)
  copyDurably(join(folder, BACKUP_FILE.database), arriving)
  renameSync(arriving, join(dataDir, BACKUP_FILE.database))
  return manifest
}

function copyDurably(from: string, to: string): void {
  copyFileSync(from, to, constants.COPYFILE_FICLONE)
  flush(to)
}
