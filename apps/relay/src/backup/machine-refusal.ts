import { sqliteCodeOf } from '../storage/storage-fault.ts'

const SENTENCES: readonly (readonly [codes: RegExp, sentence: string])[] = [
  [/^(ENOSPC|EDQUOT|SQLITE_FULL)/, 'the disk is full'],
  [/^(EACCES|EPERM|SQLITE_PERM)/, 'this user may not read or write there'],
  [/^(EROFS|SQLITE_READONLY|SQLITE_CANTOPEN)/, 'nothing can be written there'],
  [/^(SQLITE_CORRUPT|SQLITE_NOTADB)/, 'the database is damaged; an earlier backup may have it whole'],
  [/^(SQLITE_BUSY|SQLITE_LOCKED)/, 'another program holds the database; try again'],
  [/^(EIO|SQLITE_IOERR)/, 'the disk cannot be read or written'],
  [/^ENOENT/, 'a file is not there'],
  [/^ENOTDIR|^EEXIST/, 'there is a file where a folder should be'],
]

/** @returns a sentence for what the computer refused, with the place where it is known; null for a mistake of ours */
export function machineRefusal(error: unknown): string | null {
  if (!(error instanceof Error)) return null
  const code = sqliteCodeOf(error) ?? ('syscall' in error && 'code' in error ? String(error.code) : '')
  const sentence = SENTENCES.find(([codes]) => codes.test(code))?.[1]
  if (sentence === undefined) return null
  const place = placeOf(error)
  return place === null ? sentence : `${place}: ${sentence}`
}

function placeOf(error: object): string | null {
  if ('dest' in error && typeof error.dest === 'string') return error.dest
  return 'path' in error && typeof error.path === 'string' ? error.path : null
}
