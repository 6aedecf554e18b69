import { inflateRawSync } from 'node:zlib'
import type { BoardId } from '@anderhalf/protocol'
import * as Y from 'yjs'
import type { LaneSnapshot, StoredLane } from '../storage/lane-storage.ts'
import type { Statements } from '../storage/statements.ts'
import { sqliteCodeOf } from '../storage/storage-fault.ts'
import { versionChecksum } from '../storage/version-tables.ts'

/** Far more than a board may take. */
const MAX_STATE_BYTES = 256 * 1024 * 1024

/** @returns the newest version of a board that can be read, in the place of a snapshot of its canvas; null when none can */
export function readEarlierSnapshot(sql: Statements, boardId: BoardId): LaneSnapshot | null {
  try {
    const rows = sql(
      'SELECT up_to_seq, bytes, checksum FROM board_versions WHERE board_id = ? ORDER BY number DESC',
    ).iterate([boardId])
    for (const row of rows) {
      const upToSeq = Number(row['up_to_seq'])
      const compressed = new Uint8Array(row['bytes'] as ArrayBuffer)
      if (versionChecksum(upToSeq, compressed) !== row['checksum']) continue
      const bytes = new Uint8Array(inflateRawSync(compressed, { maxOutputLength: MAX_STATE_BYTES }))
      return { upToSeq, bytes, stateVector: Y.encodeStateVectorFromUpdate(bytes) }
    }
  } catch (error) {
    if (sqliteCodeOf(error)?.startsWith('SQLITE_CORRUPT') !== true) throw error
  }
  return null
}

/** A lane whose snapshot cannot be read, with an earlier state in its place and the edits that follow that one. */
export function withEarlierSnapshot(stored: StoredLane, snapshot: LaneSnapshot): StoredLane {
  const later = stored.updates.filter(({ seq }) => seq > snapshot.upToSeq)
  return { ...stored, snapshot, updates: later[0]?.seq === snapshot.upToSeq + 1 ? later : [] }
}
