import { crc32 } from 'node:zlib'
import type { BoardId, Lane } from '@anderhalf/protocol'
import type { LaneDamage, LaneSnapshot, StoredClientOwner, StoredLane, StoredUpdate } from './lane-storage.ts'
import { unpackUpdates, type PackedUpdates } from './packed-updates.ts'
import { sqliteCodeOf } from './storage-fault.ts'
import type { Row, Statements } from './statements.ts'

/** Reading and writing of lanes inside a transaction of the storage worker. */
export interface LaneTables {
  appendUpdates(updates: PackedUpdates): void
  saveSnapshot(boardId: BoardId, lane: Lane, snapshot: LaneSnapshot): void
  loadLane(boardId: BoardId, lane: Lane): StoredLane
  /** Lane ids of a transaction that was rolled back do not exist. */
  forgetLaneIds(): void
}

/** Two different edits under one number: a mistake of ours, and nothing is written over. */
class OccupiedSeqError extends Error {
  override name = 'OccupiedSeqError'

  constructor(lane: Lane, seq: number) {
    super(`another edit lies at ${seq} of the lane ${lane}`)
  }
}

export function createLaneTables(sql: Statements): LaneTables {
  const laneIds = new Map<string, number>()

  function findLaneId(boardId: string, lane: string): number | null {
    const row = sql('SELECT lane_id FROM lanes WHERE board_id = ? AND lane = ?').get([boardId, lane])
    return row === null ? null : Number(row['lane_id'])
  }

  function laneIdOf(boardId: string, lane: string): number {
    const key = `${boardId}/${lane}`
    const known = laneIds.get(key)
    if (known !== undefined) return known
    sql('INSERT OR IGNORE INTO lanes (board_id, lane) VALUES (?, ?)').run([boardId, lane])
    const laneId = findLaneId(boardId, lane)!
    laneIds.set(key, laneId)
    return laneId
  }

  /** A commit whose answer was lost is asked for again: what is there already is as good as written. */
  function isStored(laneId: number, seq: number, bytes: Uint8Array, checksum: number): boolean {
    const row = sql('SELECT bytes, checksum FROM lane_updates WHERE lane_id = ? AND seq = ?').get([
      laneId,
      seq,
    ])
    return row !== null && row['checksum'] === checksum && Buffer.from(bytesOf(row, 'bytes')).equals(bytes)
  }

  return {
    appendUpdates(packed) {
      const insert = sql(
        `INSERT INTO lane_updates (lane_id, seq, bytes, session_key, checksum) VALUES (?, ?, ?, ?, ?)
         ON CONFLICT (lane_id, seq) DO NOTHING`,
      )
      const own = sql(
        'INSERT OR IGNORE INTO client_owners (lane_id, client_id, session_key) VALUES (?, ?, ?)',
      )
      for (const { boardId, lane, seq, bytes, sessionKey, clientOwners } of unpackUpdates(packed)) {
        const laneId = laneIdOf(boardId, lane)
        const checksum = updateChecksum(seq, bytes)
        const isInserted = insert.run([laneId, seq, bytes, sessionKey, checksum]) > 0
        if (!isInserted && !isStored(laneId, seq, bytes, checksum)) throw new OccupiedSeqError(lane, seq)
        for (const owner of clientOwners) own.run([laneId, owner.clientId, owner.sessionKey])
      }
    },
    saveSnapshot(boardId, lane, { upToSeq, bytes, stateVector }) {
      const laneId = laneIdOf(boardId, lane)
      sql(
        `INSERT OR REPLACE INTO lane_snapshots (lane_id, up_to_seq, bytes, state_vector, checksum)
         VALUES (?, ?, ?, ?, ?)`,
      ).run([laneId, upToSeq, bytes, stateVector, snapshotChecksum(upToSeq, bytes, stateVector)])
      sql('DELETE FROM lane_updates WHERE lane_id = ? AND seq <= ?').run([laneId, upToSeq])
    },
    loadLane(boardId, lane) {
      const laneId = findLaneId(boardId, lane)
      return laneId === null ? EMPTY_LANE : readLane(sql, laneId)
    },
    forgetLaneIds: () => laneIds.clear(),
  }
}

const EMPTY_LANE: StoredLane = { snapshot: null, updates: [], clientOwners: [], damage: null }

function readLane(sql: Statements, laneId: number): StoredLane {
  const snapshot = readSnapshot(sql, laneId)
  if (snapshot !== null && 'reason' in snapshot) {
    const { updates } = readUpdates(sql, laneId, null)
    return { snapshot: null, updates, clientOwners: readClientOwners(sql, laneId), damage: snapshot }
  }
  const { updates, damage } = readUpdates(sql, laneId, (snapshot?.upToSeq ?? 0) + 1)
  return { snapshot, updates, clientOwners: readClientOwners(sql, laneId), damage }
}

function readSnapshot(sql: Statements, laneId: number): LaneSnapshot | LaneDamage | null {
  try {
    const row = sql('SELECT * FROM lane_snapshots WHERE lane_id = ?').get([laneId])
    if (row === null) return null
    const upToSeq = Number(row['up_to_seq'])
    const bytes = bytesOf(row, 'bytes')
    const stateVector = bytesOf(row, 'state_vector')
    const isSound = snapshotChecksum(upToSeq, bytes, stateVector) === row['checksum']
    return isSound ? { upToSeq, bytes, stateVector } : { fromSeq: null, reason: 'checksum' }
  } catch (error) {
    throwUnlessDamage(error)
    return { fromSeq: null, reason: 'unreadable' }
  }
}

/** @param firstSeq null for whichever is the first */
function readUpdates(
  sql: Statements,
  laneId: number,
  firstSeq: number | null,
): { updates: StoredUpdate[]; damage: LaneDamage | null } {
  const updates: StoredUpdate[] = []
  let expectedSeq = firstSeq ?? 0
  try {
    const rows = sql(
      'SELECT seq, bytes, checksum FROM lane_updates WHERE lane_id = ? AND seq >= ? ORDER BY seq',
    )
    for (const row of rows.iterate([laneId, expectedSeq])) {
      const seq = Number(row['seq'])
      if (firstSeq === null && updates.length === 0) expectedSeq = seq
      const bytes = bytesOf(row, 'bytes')
      if (seq !== expectedSeq) return { updates, damage: { fromSeq: expectedSeq, reason: 'unreadable' } }
      if (updateChecksum(seq, bytes) !== row['checksum']) {
        return { updates, damage: { fromSeq: seq, reason: 'checksum' } }
      }
      updates.push({ seq, bytes })
      expectedSeq++
    }
    return { updates, damage: null }
  } catch (error) {
    throwUnlessDamage(error)
    return { updates, damage: { fromSeq: expectedSeq, reason: 'unreadable' } }
  }
}

function readClientOwners(sql: Statements, laneId: number): StoredClientOwner[] {
  try {
    const rows = sql('SELECT client_id, session_key FROM client_owners WHERE lane_id = ?').iterate([laneId])
    return Array.from(rows, (row) => ({
      clientId: Number(row['client_id']),
      sessionKey: row['session_key'] as string,
    }))
  } catch (error) {
    throwUnlessDamage(error)
    return []
  }
}

/** A damaged page is the state of one lane, not a reason to refuse the others. */
function throwUnlessDamage(error: unknown): void {
  if (!sqliteCodeOf(error)?.startsWith('SQLITE_CORRUPT')) throw error
}

/** The seq is part of it: a row in the wrong place is as bad as a changed one. */
function updateChecksum(seq: number, bytes: Uint8Array): number {
  return crc32(bytes, seq >>> 0)
}

function snapshotChecksum(upToSeq: number, bytes: Uint8Array, stateVector: Uint8Array): number {
  return crc32(stateVector, crc32(bytes, upToSeq >>> 0))
}

function bytesOf(row: Row, column: string): Uint8Array {
  return new Uint8Array(row[column] as ArrayBuffer)
}
