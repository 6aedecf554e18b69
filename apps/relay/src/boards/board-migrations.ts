import { createHash } from 'node:crypto'
import {
  boardSchema,
  generationOf,
  LAYOUT_VERSION,
  migrateBoard,
  type BoardMigration,
} from '@anderhalf/board-model'
import type { BoardId, Lane } from '@anderhalf/protocol'
import type { Logger } from 'pino'
import type { BoardRecords } from '../access/board-records.ts'
import type { Room } from '../rooms/room.ts'
import type { StorageThread } from '../storage/storage-thread.ts'

/** Names what records may be in this version of the product, so that a board is looked through once per version. */
export const BOARD_MODEL = createHash('sha256')
  .update(JSON.stringify([boardSchema.serialize(), LAYOUT_VERSION]))
  .digest('base64url')
  .slice(0, 16)

/** The board was written by a newer version of the product. It was not touched. */
class NewerBoardError extends Error {
  override name = 'NewerBoardError'
}

/**
 * Brings a board to this version before anybody sees it; resolves when that is on the disk. A board that was looked
 * through before costs one look-up.
 *
 * @throws {NewerBoardError}
 */
export type BringUpToDate = (boardId: BoardId, lane: Lane, room: Pick<Room, 'change'>) => Promise<void>

export interface BoardMigrationsOptions {
  readonly records: Pick<BoardRecords, 'findBoard'>
  readonly thread: Pick<StorageThread, 'call'>
  readonly log: Pick<Logger, 'info' | 'warn'>
}

export function createBoardMigrations({ records, thread, log }: BoardMigrationsOptions): BringUpToDate {
  return async (boardId, lane, room) => {
    if (lane !== 'canvas') return
    const board = records.findBoard(boardId)
    if (board === null || board.model === BOARD_MODEL) return
    const outcomes: (BoardMigration & { generation: number })[] = []
    await room.change((doc) => {
      const migration = migrateBoard(doc)
      outcomes.push({ ...migration, generation: generationOf(doc) })
    })
    const [outcome] = outcomes
    if (outcome === undefined) return
    const { age, leftBehind, generation } = outcome
    if (age === 'newer') throw new NewerBoardError('a newer version of the product wrote this board')
    if (age === 'older') log.info({ boardId, leftBehind: leftBehind.length }, 'a board was migrated')
    await thread.call('noteBoardModel', { boardId, model: BOARD_MODEL, generation })
  }
}
