import { promisify } from 'node:util'
import { deflateRaw } from 'node:zlib'
import { RECORDS_MAP } from '@anderhalf/board-model'
import type { BoardId } from '@anderhalf/protocol'
import type { Logger } from 'pino'
import type { Room } from '../rooms/room.ts'
import type { StorageThread } from '../storage/storage-thread.ts'
import type { VersionRecords } from './version-records.ts'

const EVERY_MS = 5 * 60_000
/** After a refusal of the storage. */
const RETRY_MS = 60_000

const compress = promisify(deflateRaw)

/** The canvas of a board in memory. */
export type KeptRoom = Pick<Room, 'lastSeq' | 'encodeState' | 'look'>

/** Keeps a version of each board that changes, so that what somebody deletes can be brought back. */
export interface VersionKeeper {
  /** Keeps one when the board changed since the last one and that is five minutes ago. */
  tend(boardId: BoardId, room: KeptRoom): Promise<void>
  /** Keeps one when the board changed since the last one. Never rejects. @returns false when the storage refused */
  keep(boardId: BoardId, room: KeptRoom): Promise<boolean>
  /** The board leaves memory. */
  forget(boardId: BoardId): void
}

export interface VersionKeeperOptions {
  readonly records: Pick<VersionRecords, 'findLast'>
  readonly thread: Pick<StorageThread, 'call'>
  readonly log: Pick<Logger, 'warn'>
  readonly maxBytesPerBoard: number
  readonly nowMs: () => number
}

interface Kept {
  upToSeq: number
  /** By the time of day: it is compared with versions of earlier runs. */
  dueAtMs: number
  inWork: Promise<boolean> | null
}

export function createVersionKeeper(options: VersionKeeperOptions): VersionKeeper {
  const { records, thread, log, maxBytesPerBoard, nowMs } = options
  const boards = new Map<BoardId, Kept>()

  /** @returns null when that cannot be looked up now */
  function keptOf(boardId: BoardId): Kept | null {
    const known = boards.get(boardId)
    if (known !== undefined) return known
    try {
      const last = records.findLast(boardId)
      const kept = {
        upToSeq: last?.upToSeq ?? 0,
        dueAtMs: last === null ? nowMs() + EVERY_MS : last.madeAtMs + EVERY_MS,
        inWork: null,
      }
      boards.set(boardId, kept)
      return kept
    } catch (error) {
      log.warn({ err: error, boardId }, 'the versions of a board could not be looked up')
      return null
    }
  }

  async function save(boardId: BoardId, room: KeptRoom, kept: Kept): Promise<boolean> {
    const upToSeq = room.lastSeq
    const shapes = room.look((doc) => countShapes(doc.getMap(RECORDS_MAP).keys()))
    // A damaged board: what can still be read of it is in no better state than the last version.
    if (shapes === null) return true
    try {
      const bytes = await compress(await room.encodeState())
      const version = { boardId, upToSeq, madeAtMs: nowMs(), shapes, bytes, maxBytesPerBoard }
      await thread.call('saveVersion', version)
      kept.upToSeq = upToSeq
      kept.dueAtMs = nowMs() + EVERY_MS
      return true
    } catch (error) {
      log.warn({ err: error, boardId }, 'a version of a board could not be kept')
      kept.dueAtMs = nowMs() + RETRY_MS
      return false
    }
  }

  async function keep(boardId: BoardId, room: KeptRoom): Promise<boolean> {
    const kept = keptOf(boardId)
    if (kept === null) return false
    await kept.inWork
    if (room.lastSeq <= kept.upToSeq) return true
    kept.inWork ??= save(boardId, room, kept).finally(() => {
      kept.inWork = null
    })
    return kept.inWork
  }

  return {
    keep,
    async tend(boardId, room) {
      const kept = keptOf(boardId)
      if (kept !== null && nowMs() >= kept.dueAtMs) await keep(boardId, room)
    },
    forget(boardId) {
      boards.delete(boardId)
    },
  }
}

function countShapes(ids: Iterable<string>): number {
  let shapes = 0
  for (const id of ids) if (id.startsWith('shape:')) shapes++
  return shapes
}
