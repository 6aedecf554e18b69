/** Conditions of the machine that may pass; anything else from SQLite is a mistake of ours. */
const PASSING_CODES = [
  'SQLITE_FULL',
  'SQLITE_IOERR',
  'SQLITE_BUSY',
  'SQLITE_LOCKED',
  'SQLITE_READONLY',
  'SQLITE_CANTOPEN',
  'SQLITE_CORRUPT',
  'SQLITE_NOMEM',
  'SQLITE_PERM',
]

/** Nothing was stored. The same request may be made again. */
export class StorageUnavailableError extends Error {
  override name = 'StorageUnavailableError'
  readonly code: string

  constructor(code: string) {
    super(`the storage refused: ${code}`)
    this.code = code
  }
}

export function sqliteCodeOf(error: unknown): string | null {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return null
  return error.code.startsWith('SQLITE_') ? error.code : null
}

export function isPassing(sqliteCode: string): boolean {
  return PASSING_CODES.some((code) => sqliteCode === code || sqliteCode.startsWith(`${code}_`))
}

/** @returns what the storage refused with, if that may pass; null for every other error */
export function storageCodeOf(error: unknown): string | null {
  if (error instanceof StorageUnavailableError) return error.code
  const code = sqliteCodeOf(error)
  return code !== null && isPassing(code) ? code : null
}
