import type { ChangedRecords } from '@anderhalf/board-model'
import type { BoardId, Lane, ParticipantId, VisitedBoard } from '@anderhalf/protocol'
import { deleteDB, openDB, type DBSchema, type IDBPDatabase } from 'idb'
import type { TLRecord } from 'tldraw'
import { isSharedComputer } from './shared-computer.ts'

/** The one database of this product. It holds no secret: the session cookie is out of reach of scripts. */
const DATABASE_NAME = 'anderhalf'
const DATABASE_VERSION = 1
/** Some browsers leave a request without an answer when their storage is damaged. */
const OPEN_WITHIN_MS = 2000

export type LaneKey = [BoardId, Lane]

/** A piece of a lane that the relay has on its disk. */
export interface KnownRow {
  readonly lane: LaneKey
  readonly update: Uint8Array
}

/** An edit of this device, until the relay called it safe. */
export interface OwnRow {
  readonly lane: LaneKey
  /** Who made it: another participant may not send it under their own name. */
  readonly participantId: ParticipantId
  readonly update: Uint8Array
  readonly changes: ChangedRecords
}

export interface AsideRecord {
  readonly id: string
  /** Keys in the layout of a record; `'all'` when it was made, replaced or deleted. */
  readonly keys: ReadonlySet<string> | 'all'
  /** null when it was deleted */
  readonly record: TLRecord | null
}

/** Work that cannot reach the board by itself any more: its maker says what becomes of it. */
export interface AsideRow {
  readonly boardId: BoardId
  readonly records: readonly AsideRecord[]
}

interface BoardDatabaseSchema extends DBSchema {
  /** Of a board that can be opened without network: what the relay said of the person. */
  visits: { key: string; value: VisitedBoard }
  known: { key: number; value: KnownRow; indexes: { lane: LaneKey } }
  own: { key: number; value: OwnRow; indexes: { lane: LaneKey } }
  /** Lanes whose copy must not be opened again: the relay refused an edit, or began a new generation. */
  unsendable: { key: LaneKey; value: true }
  aside: { key: number; value: AsideRow; indexes: { board: string } }
}

export type BoardDatabase = IDBPDatabase<BoardDatabaseSchema>

let opening: Promise<BoardDatabase | null> | null = null
/** Somebody had everything deleted: what this tab still has in memory must not bring it back. */
let isForgotten = false
/** A tab that was just opening the database would otherwise make a new one. */
const forgetting = 'BroadcastChannel' in globalThis ? new BroadcastChannel('anderhalf.forgotten') : null
forgetting?.addEventListener('message', () => void deleteHere({ forGood: true }))

/** @returns null on a shared computer, and where the browser keeps nothing, as in some private windows */
export async function openBoardDatabase(): Promise<BoardDatabase | null> {
  if (isForgotten || isSharedComputer()) return null
  opening ??= Promise.race([open(), nothingAfter(OPEN_WITHIN_MS)])
  return opening
}

/**
 * Deletes all boards that this device keeps, unsent work too.
 *
 * @param forGood whether this page may never keep anything again
 */
export async function deleteBoardDatabase({ forGood }: { forGood: boolean }): Promise<void> {
  await deleteHere({ forGood })
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel is of one origin
  if (forGood) forgetting?.postMessage(null)
}

async function deleteHere({ forGood }: { forGood: boolean }): Promise<void> {
  isForgotten ||= forGood
  const database = await opening
  database?.close()
  opening = null
  try {
    await deleteDB(DATABASE_NAME)
  } catch {
    // Where nothing can be kept, nothing is to be deleted.
  }
}

/** @returns null when the browser does not give it */
async function open(): Promise<BoardDatabase | null> {
  try {
    return await openDB<BoardDatabaseSchema>(DATABASE_NAME, DATABASE_VERSION, {
      upgrade(database) {
        database.createObjectStore('visits')
        database.createObjectStore('unsendable')
        database.createObjectStore('known', { autoIncrement: true }).createIndex('lane', 'lane')
        database.createObjectStore('own', { autoIncrement: true }).createIndex('lane', 'lane')
        database.createObjectStore('aside', { autoIncrement: true }).createIndex('board', 'boardId')
      },
      // Another tab deletes everything: holding on would make it wait for ever.
      blocking: (_version, blockedVersion, event) => {
        isForgotten = blockedVersion === null
        opening = null
        ;(event.target as IDBDatabase).close()
      },
      terminated: () => {
        opening = null
      },
    })
  } catch {
    // Forbidden, damaged, or of a newer version of this product.
    return null
  }
}

function nothingAfter(waitMs: number): Promise<null> {
  return new Promise((resolve) => {
    setTimeout(() => resolve(null), waitMs)
  })
}
