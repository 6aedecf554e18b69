import { crc32 } from 'node:zlib'
import type { BoardId } from '@anderhalf/protocol'
import type { Statements } from './statements.ts'
import { versionsToDrop } from './versions-to-drop.ts'

export interface NewVersion {
  readonly boardId: BoardId
  /** Last edit of the canvas in it. */
  readonly upToSeq: number
  readonly madeAtMs: number
  readonly shapes: number
  /** A whole state, compressed. */
  readonly bytes: Uint8Array
  readonly maxBytesPerBoard: number
}

/** Earlier states of boards, written inside a transaction of the storage worker. */
export interface VersionTables {
  /** Also lets go of those that are too old, or too many. */
  saveVersion(version: NewVersion): void
}

export function createVersionTables(sql: Statements): VersionTables {
  return {
    saveVersion({ boardId, upToSeq, madeAtMs, shapes, bytes, maxBytesPerBoard }) {
      sql(
        `INSERT INTO board_versions (board_id, number, up_to_seq, made_at_ms, shapes, size, bytes, checksum)
         VALUES (?1, (SELECT coalesce(max(number), 0) + 1 FROM board_versions WHERE board_id = ?1), ?2, ?3, ?4, ?5, ?6, ?7)`,
      ).run([boardId, upToSeq, madeAtMs, shapes, bytes.length, bytes, versionChecksum(upToSeq, bytes)])
      const kept = Array.from(
        sql(
          'SELECT number, made_at_ms, size FROM board_versions WHERE board_id = ? ORDER BY number DESC',
        ).iterate([boardId]),
        (row) => ({
          number: Number(row['number']),
          madeAtMs: Number(row['made_at_ms']),
          bytes: Number(row['size']),
        }),
      )
      for (const number of versionsToDrop(kept, madeAtMs, maxBytesPerBoard)) {
        sql('DELETE FROM board_versions WHERE board_id = ? AND number = ?').run([boardId, number])
      }
    },
  }
}

/** What it holds is part of it: bytes of another version are as bad as changed ones. */
export function versionChecksum(upToSeq: number, bytes: Uint8Array): number {
  return crc32(bytes, upToSeq >>> 0)
}
