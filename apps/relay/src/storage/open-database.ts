import Database from 'libsql'

export type SqliteDatabase = Database.Database

/** How long a statement waits for somebody else's lock. Edits do not wait for it: they are safe in the journal. */
const BUSY_TIMEOUT_MS = 2_500
const SYNCHRONOUS_FULL = 2

/** The connection that writes. There is one, in the storage worker. */
export function openWriter(path: string): SqliteDatabase {
  const database = new Database(path, { timeout: BUSY_TIMEOUT_MS })
  database.exec('PRAGMA journal_mode = WAL')
  database.exec('PRAGMA synchronous = FULL')
  database.exec('PRAGMA foreign_keys = ON')
  // WAL alone runs at NORMAL in some builds: a power cut would then take what was already called safe.
  const synchronous = readPragma(database, 'synchronous')
  const journalMode = readPragma(database, 'journal_mode')
  if (synchronous !== SYNCHRONOUS_FULL || journalMode !== 'wal') {
    throw new Error(`the database runs with ${JSON.stringify({ synchronous, journalMode })}`)
  }
  return database
}

/** A connection that only reads; it never waits for the one that writes. */
export function openReader(path: string): SqliteDatabase {
  const database = new Database(path, { timeout: BUSY_TIMEOUT_MS })
  database.exec('PRAGMA query_only = ON')
  return database
}

export function readPragma(database: SqliteDatabase, name: string): unknown {
  const row = database.prepare(`PRAGMA ${name}`).get() as Record<string, unknown>
  return row[name]
}
