import type { BoardId, BoardVersion } from '@anderhalf/protocol'
import type { Statements } from '../storage/statements.ts'
import { sqliteCodeOf } from '../storage/storage-fault.ts'
import { versionChecksum } from '../storage/version-tables.ts'

export interface LastVersion {
  readonly upToSeq: number
  readonly madeAtMs: number
}

/** Earlier states of boards, looked up. */
export interface VersionRecords {
  /** The newest first. */
  list(boardId: BoardId): BoardVersion[]
  findLast(boardId: BoardId): LastVersion | null
  /** @returns the compressed state; null when the board has no such version */
  readBytes(boardId: BoardId, number: number): Uint8Array | 'damaged' | null
}

export function createVersionRecords(sql: Statements): VersionRecords {
  return {
    list: (boardId) =>
      Array.from(
        sql(
          'SELECT number, made_at_ms, shapes FROM board_versions WHERE board_id = ? ORDER BY number DESC',
        ).iterate([boardId]),
        (row) => ({
          number: Number(row['number']),
          madeAtMs: Number(row['made_at_ms']),
          shapes: Number(row['shapes']),
        }),
      ),
    findLast(boardId) {
      const row = sql(
        'SELECT up_to_seq, made_at_ms FROM board_versions WHERE board_id = ? ORDER BY number DESC LIMIT 1',
      ).get([boardId])
      return row === null ? null : { upToSeq: Number(row['up_to_seq']), madeAtMs: Number(row['made_at_ms']) }
    },
    readBytes(boardId, number) {
      try {
        const row = sql(
          'SELECT up_to_seq, bytes, checksum FROM board_versions WHERE board_id = ? AND number = ?',
        ).get([boardId, number])
        if (row === null) return null
        const bytes = new Uint8Array(row['bytes'] as ArrayBuffer)
        return versionChecksum(Number(row['up_to_seq']), bytes) === row['checksum'] ? bytes : 'damaged'
      } catch (error) {
        if (sqliteCodeOf(error)?.startsWith('SQLITE_CORRUPT') === true) return 'damaged'
        throw error
      }
    },
  }
}
