import {
  closeSync,
  constants,
  fdatasync,
  fsyncSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writev,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { encodeJournalEntry, readJournalEntries, type JournalEntry } from './journal-entries.ts'
import type { PackedUpdates } from './packed-updates.ts'
import { StorageUnavailableError } from './storage-fault.ts'

const SUFFIX = /-edits-\d+$/
/** Room that a file gets ahead of what is written, since a file that grows costs the disk a second write each time. */
const AHEAD = new Uint8Array(256 * 1024)
/** Not on Windows, where each write is followed by a flush instead. */
const WRITE_THROUGH = (constants as { O_DSYNC?: number }).O_DSYNC ?? null
const NOTHING = new Uint8Array(16)

/**
 * Batches of edits in the order of their arrival, each flushed to the disk with a single write. It holds what is not
 * in the database yet, in files beside it that are used again and again.
 */
export interface EditJournal {
  /** What a process before this one wrote and did not bring into the database. */
  readonly leftBehind: readonly PackedUpdates[]
  /** Resolves when the batch is on the disk. Rejects when nothing of it counts; it may then be given again. */
  append(packed: PackedUpdates): Promise<void>
  /** From now on another file is written. Not while something is being appended. */
  turnOver(): SealedPart
  /** Takes empty files away; what was not dropped stays for the next start. */
  close(): Promise<void>
}

/** Everything that was written before a turn-over. */
export interface SealedPart {
  drop(): Promise<void>
  /** It goes with the next part. */
  keep(): void
  /** Keeps the files under another name, for somebody to look at. */
  setAside(): void
}

interface JournalFile {
  readonly path: string
  readonly file: number
  position: number
  allocatedBytes: number
}

/** What the journal of a database holds, oldest first. Writes nothing. */
export function readJournal(databasePath: string): PackedUpdates[] {
  return entriesByPath(databasePath)
    .flatMap(({ entries }) => entries)
    .map(({ packed }) => packed)
}

export function openEditJournal(databasePath: string): EditJournal {
  const found = entriesByPath(databasePath)
  const leftBehind = found.flatMap(({ entries }) => entries)
  const free: JournalFile[] = []
  let sealed: JournalFile[] = []
  for (const { path, entries, bytes } of found) {
    const file = { path, file: openThrough(path), position: 0, allocatedBytes: bytes }
    if (entries.length === 0) free.push(file)
    else sealed.push(file)
  }
  let nextNumber = (leftBehind.at(-1)?.number ?? 0) + 1
  let fileCount = found.reduce((count, { path }) => Math.max(count, numberOf(path) + 1), 0)
  let active = take()
  let work: Promise<void> = Promise.resolve()

  function take(): JournalFile {
    const file = free.pop()
    if (file !== undefined) return file
    const path = `${databasePath}-edits-${fileCount++}`
    const opened = { path, file: openThrough(path), position: 0, allocatedBytes: 0 }
    flushFolder(dirname(path))
    return opened
  }

  /** One write at a time: an entry counts only behind a whole one. */
  function inTurn(write: () => Promise<void>): Promise<void> {
    const done = work.then(write)
    work = done.catch(() => {})
    return done
  }

  return {
    leftBehind: leftBehind.map(({ packed }) => packed),
    append(packed) {
      return inTurn(async () => {
        const target = active
        const entry = encodeJournalEntry({ number: nextNumber, packed })
        const end = target.position + entry.reduce((sum, part) => sum + part.length, 0)
        const grows = end > target.allocatedBytes
        await writeThrough(target.file, grows ? [...entry, AHEAD] : entry, target.position)
        target.position = end
        if (grows) target.allocatedBytes = end + AHEAD.length
        nextNumber++
      })
    },
    turnOver() {
      const files = [...sealed, active]
      sealed = []
      active = take()
      return {
        drop: () =>
          inTurn(async () => {
            for (const file of files) {
              await writeThrough(file.file, [NOTHING], 0)
              file.position = 0
              free.push(file)
            }
          }),
        keep() {
          sealed = [...files, ...sealed]
        },
        setAside() {
          for (const { path, file } of files) {
            closeSync(file)
            renameSync(path, `${path}.${Date.now()}.set-aside`)
          }
        },
      }
    },
    async close() {
      await work
      if (active.position === 0) free.push(active)
      else sealed.push(active)
      for (const { file } of [...free, ...sealed]) closeSync(file)
      for (const { path } of free) rmSync(path, { force: true })
    },
  }
}

interface FoundFile {
  readonly path: string
  readonly entries: readonly JournalEntry[]
  readonly bytes: number
}

/** The files of the journal that lie beside a database. */
export function journalPaths(databasePath: string): string[] {
  const folder = dirname(databasePath)
  const name = basename(databasePath)
  return readdirSync(folder)
    .filter((each) => each.startsWith(name) && SUFFIX.test(each))
    .map((each) => join(folder, each))
}

function entriesByPath(databasePath: string): FoundFile[] {
  return journalPaths(databasePath)
    .map((path) => {
      const bytes = readFileSync(path)
      return { path, entries: readJournalEntries(bytes), bytes: bytes.length }
    })
    .toSorted((a, b) => (a.entries[0]?.number ?? 0) - (b.entries[0]?.number ?? 0))
}

function numberOf(path: string): number {
  return Number(path.slice(path.lastIndexOf('-') + 1))
}

function openThrough(path: string): number {
  return openSync(path, constants.O_RDWR | constants.O_CREAT | (WRITE_THROUGH ?? 0), 0o600)
}

/** A new file is safe when its folder knows it. */
function flushFolder(path: string): void {
  if (process.platform === 'win32') return
  const folder = openSync(path, 'r')
  try {
    fsyncSync(folder)
  } finally {
    closeSync(folder)
  }
}

function writeThrough(file: number, parts: readonly Uint8Array[], position: number): Promise<void> {
  const length = parts.reduce((sum, part) => sum + part.length, 0)
  return new Promise((resolve, reject) => {
    const settle = (error: NodeJS.ErrnoException | null): void => {
      if (error === null) resolve()
      else reject(new StorageUnavailableError(error.code ?? 'UNKNOWN'))
    }
    writev(file, parts as Uint8Array[], position, (error, written) => {
      if (error !== null) settle(error)
      else if (written < length) reject(new StorageUnavailableError('SHORT_WRITE'))
      else if (WRITE_THROUGH === null) fdatasync(file, settle)
      else resolve()
    })
  })
}
