import { createHash } from 'node:crypto'
import type { BoardId, Lane } from '@anderhalf/protocol'
import * as Y from 'yjs'
import type { StoredLane } from '../storage/lane-storage.ts'
import { createLaneTables } from '../storage/lane-tables.ts'
import type { Statements } from '../storage/statements.ts'

export interface ReadBoard {
  readonly boardId: string
  /** Of every byte that is stored of the board's lanes. */
  readonly hash: string
  /** Whether all of it can be read. */
  readonly opens: boolean
}

/** Reads every board as the relay would, one at a time: a large database does not have to fit in memory. */
export function* readBoards(sql: Statements): Generator<ReadBoard> {
  const lanes = createLaneTables(sql)
  const boardIds = Array.from(
    sql('SELECT board_id FROM boards ORDER BY board_id').iterate([]),
    (row) => row['board_id'] as BoardId,
  )
  for (const boardId of boardIds) {
    const hash = createHash('sha256')
    let allOpen = true
    for (const lane of laneNames(sql, boardId)) {
      const stored = lanes.loadLane(boardId, lane)
      if (!opens(stored)) allOpen = false
      hash.update(`${lane}\n${stored.snapshot?.upToSeq ?? 0}\n`)
      for (const bytes of piecesOf(stored)) hash.update(`${bytes.length}\n`).update(bytes)
    }
    yield { boardId, hash: hash.digest('hex'), opens: allOpen }
  }
}

function laneNames(sql: Statements, boardId: BoardId): Lane[] {
  const rows = sql('SELECT lane FROM lanes WHERE board_id = ? ORDER BY lane').iterate([boardId])
  return Array.from(rows, (row) => row['lane'] as Lane)
}

function piecesOf({ snapshot, updates }: StoredLane): Uint8Array[] {
  const later = updates.map(({ bytes }) => bytes)
  return snapshot === null ? later : [snapshot.bytes, ...later]
}

function opens(stored: StoredLane): boolean {
  if (stored.damage !== null) return false
  const doc = new Y.Doc()
  try {
    for (const bytes of piecesOf(stored)) Y.applyUpdate(doc, bytes)
    return doc.store.pendingStructs === null && doc.store.pendingDs === null
  } catch {
    // Yjs throws on bytes that are no update: this lane does not open.
    return false
  } finally {
    doc.destroy()
  }
}
