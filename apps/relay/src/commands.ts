import { parseArgs } from 'node:util'
import { parseBoardId } from '@anderhalf/protocol'
import { readFacilitatorLink } from './access/read-facilitator-link.ts'
import { BackupError, type BackupManifest } from './backup/backup-files.ts'
import { machineRefusal } from './backup/machine-refusal.ts'
import { makeBackup } from './backup/make-backup.ts'
import { restoreBackup } from './backup/restore-backup.ts'
import { verifyBackup } from './backup/verify-backup.ts'
import { repairBoard } from './repair/repair-board.ts'
import { DataFolderError } from './storage/data-folder.ts'

const USAGE = `usage:
  npm run backup -- <new folder>
  npm run restore -- <backup>            into an empty DATA_DIR, with the relay stopped
  npm run restore -- --verify <backup>   reads the whole backup and changes nothing
  npm run repair -- <board id>           makes a damaged board take edits again, with the relay stopped
  npm run facilitator-link -- <board id> for a board that nobody facilitates any more`

export interface CommandResult {
  readonly ok: boolean
  readonly message: string
}

/** @returns null when the arguments ask for none of the commands */
export async function runCommand(args: readonly string[], dataDir: string): Promise<CommandResult | null> {
  const [command, ...rest] = args
  if (command === undefined) return null
  try {
    if (command === 'backup') return await backUp(rest, dataDir)
    if (command === 'restore') return await restore(rest, dataDir)
    if (command === 'repair') return await repair(rest, dataDir)
    if (command === 'facilitator-link') return tellFacilitatorLink(rest, dataDir)
    return { ok: false, message: USAGE }
  } catch (error) {
    if (error instanceof BackupError || error instanceof DataFolderError)
      return { ok: false, message: error.message }
    const refusal = machineRefusal(error)
    if (refusal === null) throw error
    return { ok: false, message: `${command} was not done: ${refusal}` }
  }
}

async function backUp(args: string[], dataDir: string): Promise<CommandResult> {
  const [folder, ...others] = args
  if (folder === undefined || folder.startsWith('-') || others.length > 0)
    return { ok: false, message: USAGE }
  const manifest = await makeBackup(dataDir, folder, Date.now())
  return { ok: true, message: `backup of ${countOf(manifest.boards)} in ${folder}${damageIn(manifest)}` }
}

async function restore(args: string[], dataDir: string): Promise<CommandResult> {
  const options = readRestoreArgs(args)
  if (options === null) return { ok: false, message: USAGE }
  const { folder, verifyOnly } = options
  if (!verifyOnly) {
    const manifest = await restoreBackup(folder, dataDir)
    return {
      ok: true,
      message: `restored ${countOf(manifest.boards)} into ${dataDir}${damageIn(manifest)}`,
    }
  }
  const { manifest, faults } = await verifyBackup(folder)
  const made = `the backup of ${manifest.createdAt}`
  return faults.length === 0
    ? {
        ok: true,
        message: `${made} is whole: ${countOf(manifest.boards)}, all equal to what was saved${damageIn(manifest)}`,
      }
    : { ok: false, message: `${made} cannot be used:\n${faults.join('\n')}` }
}

async function repair([id, ...others]: string[], dataDir: string): Promise<CommandResult> {
  const boardId = id === undefined ? null : parseBoardId(id)
  if (boardId === null || others.length > 0) return { ok: false, message: USAGE }
  const { lanes, editsSetAside, file } = await repairBoard(dataDir, boardId, Date.now())
  if (lanes === 0) return { ok: true, message: `board ${boardId} is whole; nothing was changed` }
  const edits = editsSetAside === 1 ? '1 edit' : `${editsSetAside} edits`
  return {
    ok: true,
    message: `board ${boardId} takes edits again; what could not be read (${edits}) is in ${file}`,
  }
}

function tellFacilitatorLink([id, ...others]: string[], dataDir: string): CommandResult {
  const boardId = id === undefined ? null : parseBoardId(id)
  if (boardId === null || others.length > 0) return { ok: false, message: USAGE }
  const link = readFacilitatorLink(dataDir, boardId)
  if (link === null) return { ok: false, message: `there is no board ${boardId} in ${dataDir}` }
  return {
    ok: true,
    message: `${link}\nPut this behind the address of the server. Whoever opens it facilitates the board.`,
  }
}

function readRestoreArgs(args: string[]): { folder: string; verifyOnly: boolean } | null {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { verify: { type: 'boolean', default: false } },
    })
    const [folder, ...others] = positionals
    return folder === undefined || others.length > 0 ? null : { folder, verifyOnly: values.verify }
  } catch {
    // parseArgs throws on options that it does not know.
    return null
  }
}

/** One damaged board must not cost the others their backup; somebody has to know of it. */
function damageIn({ damagedBoards }: BackupManifest): string {
  return damagedBoards
    .map((boardId) => `\nboard ${boardId} was damaged before this backup; an earlier one may have it whole`)
    .join('')
}

function countOf(boards: Readonly<Record<string, string>>): string {
  const count = Object.keys(boards).length
  return count === 1 ? '1 board' : `${count} boards`
}
