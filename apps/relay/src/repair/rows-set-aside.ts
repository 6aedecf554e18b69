import { writeFileSync } from 'node:fs'
import { flush } from '../backup/backup-files.ts'
import type { Statements } from '../storage/statements.ts'
import { sqliteCodeOf } from '../storage/storage-fault.ts'

/** What was stored of a lane and cannot be used, as it lies on the disk. `null`: the disk does not give it back. */
export interface LaneRemains {
  readonly lane: string
  readonly snapshot: Row | null
  readonly updates: readonly Row[]
}

interface Row {
  readonly seq: number
  readonly checksum: number | null
  readonly base64: string | null
}

/** @param hasSnapshot whether the snapshot is bad too */
export function readRemains(
  sql: Statements,
  laneId: number,
  { lane, afterSeq, hasSnapshot }: { lane: string; afterSeq: number; hasSnapshot: boolean },
): LaneRemains {
  const seqs = readSeqs(sql, laneId, afterSeq)
  return {
    lane,
    snapshot: hasSnapshot
      ? readRow(() =>
          sql('SELECT up_to_seq AS seq, bytes, checksum FROM lane_snapshots WHERE lane_id = ?').get([laneId]),
        )
      : null,
    updates: seqs.map(
      (seq) =>
        readRow(() =>
          sql('SELECT seq, bytes, checksum FROM lane_updates WHERE lane_id = ? AND seq = ?').get([
            laneId,
            seq,
          ]),
        ) ?? { seq, checksum: null, base64: null },
    ),
  }
}

/** Only for its owner: it holds what people wrote. */
export function saveRemains(path: string, boardId: string, remains: readonly LaneRemains[]): void {
  writeFileSync(path, `${JSON.stringify({ boardId, lanes: remains }, null, 2)}\n`, {
    mode: 0o600,
    flag: 'wx',
  })
  flush(path)
}

function readSeqs(sql: Statements, laneId: number, afterSeq: number): number[] {
  const rows = sql('SELECT seq FROM lane_updates WHERE lane_id = ? AND seq > ? ORDER BY seq')
  return Array.from(rows.iterate([laneId, afterSeq]), (row) => Number(row['seq']))
}

function readRow(read: () => ReturnType<ReturnType<Statements>['get']>): Row | null {
  try {
    const row = read()
    return (
      row && {
        seq: Number(row['seq']),
        checksum: Number(row['checksum']),
        base64: Buffer.from(row['bytes'] as ArrayBuffer).toString('base64'),
      }
    )
  } catch (error) {
    if (sqliteCodeOf(error)?.startsWith('SQLITE_CORRUPT') !== true) throw error
    return null
  }
}
