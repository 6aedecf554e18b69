import {
  maxShapesOf,
  type BoardDifference,
  type BoardId,
  type BoardVersion,
  type Limits,
  type ProblemCode,
  type RestoreScope,
} from '@anderhalf/protocol'
import type { Logger } from 'pino'
import { applyUpdate } from 'yjs'
import type { Room } from '../rooms/room.ts'
import type { Rooms } from '../rooms/rooms.ts'
import { runVersionJob, type VersionJobRefusal } from './run-version-job.ts'
import type { VersionOutcome } from './version-job.ts'
import type { VersionKeeper } from './version-keeper.ts'
import type { VersionRecords } from './version-records.ts'

type VersionRefusal = Extract<
  ProblemCode,
  'version-unknown' | 'board-damaged' | 'board-full' | 'storage-unavailable' | VersionJobRefusal
>

export type VersionAnswer =
  | { readonly ok: true; readonly difference: BoardDifference }
  | { readonly ok: false; readonly code: VersionRefusal }

/** Earlier states of boards. */
export interface Versions {
  /** The newest first. */
  list(boardId: BoardId): BoardVersion[]
  /** How the board differs from what it was then. */
  compare(boardId: BoardId, number: number): Promise<VersionAnswer>
  /** What the board is now becomes a version first; resolves when all is on the disk. On a refusal nothing changed. */
  restore(boardId: BoardId, number: number, scope: RestoreScope): Promise<VersionAnswer>
}

export interface VersionsOptions {
  readonly records: VersionRecords
  readonly keeper: VersionKeeper
  readonly rooms: Pick<Rooms, 'open'>
  readonly limits: Limits
  readonly log: Pick<Logger, 'warn'>
}

export function createVersions({ records, keeper, rooms, limits, log }: VersionsOptions): Versions {
  /** One at a time: each holds two boards in memory. */
  let last: Promise<unknown> = Promise.resolve()

  function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const done = last.then(work)
    last = done.catch(() => {})
    return done
  }

  async function withRoom(
    boardId: BoardId,
    work: (room: Room) => Promise<VersionAnswer>,
  ): Promise<VersionAnswer> {
    const lease = await rooms.open(boardId, 'canvas')
    try {
      return await work(lease.room)
    } finally {
      lease.release()
    }
  }

  async function work(
    boardId: BoardId,
    number: number,
    room: Room,
    scope: RestoreScope | null,
  ): Promise<VersionOutcome | VersionRefusal> {
    const earlier = records.readBytes(boardId, number)
    if (earlier === null) return 'version-unknown'
    if (earlier === 'damaged') return 'version-damaged'
    const now = await room.encodeState()
    const outcome = await runVersionJob({ now, earlier, scope })
    if (typeof outcome === 'string') {
      log.warn({ boardId, number, reason: outcome }, 'a version of a board was not compared')
    }
    return outcome
  }

  /** As many shapes as there were once may be there again: several people together can get past that limit. */
  function isTooMuch({ update, records: count, shapes, earlierShapes }: VersionOutcome, room: Room): boolean {
    return (
      count > limits.maxRecords ||
      shapes > Math.max(maxShapesOf(limits), earlierShapes) ||
      room.encodedBytes + update.length > limits.maxEncodedBoardBytes
    )
  }

  return {
    list: (boardId) => records.list(boardId),
    compare: (boardId, number) =>
      inTurn(() =>
        withRoom(boardId, async (room) => {
          const outcome = await work(boardId, number, room, null)
          return typeof outcome === 'string'
            ? { ok: false, code: outcome }
            : { ok: true, difference: outcome.difference }
        }),
      ),
    restore: (boardId, number, scope) =>
      inTurn(() =>
        withRoom(boardId, async (room) => {
          if (room.isQuarantined) return { ok: false, code: 'board-damaged' }
          const outcome = await work(boardId, number, room, scope)
          if (typeof outcome === 'string') return { ok: false, code: outcome }
          if (isTooMuch(outcome, room)) return { ok: false, code: 'board-full' }
          // Not earlier: what people do while the versions are compared would be in none of them.
          if (!(await keeper.keep(boardId, room))) return { ok: false, code: 'storage-unavailable' }
          await room.change((doc) => applyUpdate(doc, outcome.update))
          return { ok: true, difference: outcome.difference }
        }),
      ),
  }
}
