import { randomBytes } from 'node:crypto'
import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  fsyncSync,
  openSync,
  readFileSync,
  rmSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import Database from 'libsql'
import { copyBeforeUpgrade } from './copy-before-upgrade.ts'
import { makeFolder } from './make-folder.ts'
import { openWriter } from './open-database.ts'
import { migrate, NewerSchemaError } from './schema.ts'
import { sqliteCodeOf } from './storage-fault.ts'

const SERVER_KEY_BYTES = 32
/** Lies in the folder while a relay runs; found at a start, it means that browsers may know more than the disk. */
export const RUNNING_MARKER = 'running'

export interface DataFolder {
  readonly databasePath: string
  /** All join links are derived from it. */
  readonly serverKey: Uint8Array
  /** When it was last found that a process had ended without saying goodbye; null when none ever did. */
  readonly uncleanEndSeenAtMs: number | null
  /** Says goodbye and lets another process have the folder. */
  close(): void
}

/** Why the folder cannot be used, as one sentence for the person who starts the relay. */
export class DataFolderError extends Error {
  override name = 'DataFolderError'
}

/** Makes the folder ready and keeps every other relay out of it until `close`, or until this process ends. */
export function openDataFolder(folder: string): DataFolder {
  try {
    makeFolder(folder)
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK)
    const lock = lockFolder(folder)
    try {
      const databasePath = join(folder, 'anderhalf.sqlite')
      prepareDatabase(databasePath)
      const serverKey = loadOrMakeKey(join(folder, 'server.key'))
      const marker = join(folder, RUNNING_MARKER)
      const uncleanEndSeenAtMs = noteUncleanEnd(join(folder, 'unclean-end'), existsSync(marker))
      writeThrough(marker, `${process.pid}\n`)
      return {
        databasePath,
        serverKey,
        uncleanEndSeenAtMs,
        close() {
          rmSync(marker, { force: true })
          lock.close()
        },
      }
    } catch (error) {
      lock.close()
      throw error
    }
  } catch (error) {
    throw error instanceof DataFolderError ? error : new DataFolderError(sentenceFor(folder, error))
  }
}

/** A lock of the operating system: it is gone with the process, however that ends. */
function lockFolder(folder: string): { close(): void } {
  const lock = new Database(join(folder, 'lock'), { timeout: 0 })
  try {
    lock.exec('BEGIN EXCLUSIVE')
  } catch (error) {
    lock.close()
    if (sqliteCodeOf(error)?.startsWith('SQLITE_BUSY') !== true) throw error
    throw new DataFolderError(`another relay is already running on ${folder}; stop it first, or set DATA_DIR`)
  }
  return {
    close() {
      lock.close()
    },
  }
}

/** Outlasts clean stops: people may come back long after a crash. */
function noteUncleanEnd(path: string, isSeenNow: boolean): number | null {
  if (isSeenNow) writeThrough(path, `${Date.now()}\n`)
  const seenAtMs = existsSync(path) ? Number(readFileSync(path, 'utf8')) : Number.NaN
  return Number.isFinite(seenAtMs) ? seenAtMs : null
}

function prepareDatabase(path: string): void {
  const database = openWriter(path)
  try {
    copyBeforeUpgrade(database, path)
    migrate(database)
    database
      .prepare('INSERT OR REPLACE INTO write_checks (check_id, checked_at_ms) VALUES (1, ?)')
      .run([Date.now()])
  } finally {
    database.close()
  }
}

function loadOrMakeKey(path: string): Uint8Array {
  if (!existsSync(path)) writeThrough(path, randomBytes(SERVER_KEY_BYTES).toString('base64url'), 0o600)
  return readServerKey(path)
}

/** @throws DataFolderError when it is damaged */
export function readServerKey(path: string): Uint8Array {
  const key = Buffer.from(readFileSync(path, 'utf8').trim(), 'base64url')
  if (key.length !== SERVER_KEY_BYTES) {
    throw new DataFolderError(
      `${path} is damaged; put it back from a backup (without it, no join link works)`,
    )
  }
  return key
}

function writeThrough(path: string, content: string, mode = 0o600): void {
  const file = openSync(path, 'w', mode)
  try {
    writeSync(file, content)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

function sentenceFor(folder: string, error: unknown): string {
  if (error instanceof NewerSchemaError) {
    return `${error.message}; start the newer version, or restore a backup from before the upgrade`
  }
  const code = sqliteCodeOf(error) ?? codeOf(error)
  if (code === 'ENOSPC' || code === 'SQLITE_FULL')
    return `the disk of ${folder} is full; make room and start again`
  if (code === 'EROFS' || code.startsWith('SQLITE_READONLY')) return `${folder} is on a read-only disk`
  if (code === 'EACCES' || code === 'EPERM') return `there is no right to write in ${folder}`
  if (code === 'ENOTDIR' || code === 'EEXIST') return `${folder} is not a folder`
  if (code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB') {
    return `the database in ${folder} is damaged; restore a backup (docs/operations.md)`
  }
  return `${folder} cannot be used: ${error instanceof Error ? error.message : String(error)}`
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
}
