import { closeSync, copyFileSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { journalPaths } from './edit-journal.ts'
import { readPragma, type SqliteDatabase } from './open-database.ts'
import { SCHEMA_VERSION } from './schema.ts'

/** Beside the database: what an earlier version of the product would need to go on with. */
const COPY_FOLDER = 'before-upgrade'

/**
 * Copies the database and its journal before a newer version of the product changes them; one copy, of the last time.
 * Nothing is changed when that fails.
 */
export function copyBeforeUpgrade(database: SqliteDatabase, databasePath: string): void {
  const found = Number(readPragma(database, 'user_version'))
  if (found === 0 || found >= SCHEMA_VERSION) return
  const folder = join(dirname(databasePath), COPY_FOLDER)
  const unfinished = `${folder}.part`
  rmSync(unfinished, { recursive: true, force: true })
  mkdirSync(unfinished, { mode: 0o700 })
  const copies = [databasePath, ...journalPaths(databasePath)].map((path) => ({
    path,
    copy: join(unfinished, basename(path)),
  }))
  for (const { path, copy } of copies) {
    if (path === databasePath) database.prepare('VACUUM INTO ?').run([copy])
    else copyFileSync(path, copy)
    flush(copy)
  }
  rmSync(folder, { recursive: true, force: true })
  renameSync(unfinished, folder)
}

function flush(path: string): void {
  const file = openSync(path, 'r+')
  try {
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}
