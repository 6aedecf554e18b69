import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import { boardSchema, META_KEY, META_MAP } from '@anderhalf/board-model'
import Database from 'libsql'
import * as Y from 'yjs'

/**
 * Writes into the stored canvas of a board past all checks, as an older version may have done. The relay must have
 * been stopped, not killed: then everything lies in the database.
 */
export function putIntoStoredBoard(dataDir: string, boardId: string, change: (doc: Y.Doc) => void): void {
  const doc = new Y.Doc()
  change(doc)
  const bytes = Y.encodeStateAsUpdate(doc)
  appendToStoredBoard(dataDir, boardId, (seq) => ({ bytes, checksum: crc32(bytes, seq) }))
}

/** Leaves a lane of a stored board with an edit at its end that is not what was written. The relay must have been stopped. */
export function damageStoredBoard(
  dataDir: string,
  boardId: string,
  lane: 'canvas' | 'facts' = 'canvas',
): void {
  appendToStoredBoard(dataDir, boardId, () => ({ bytes: Uint8Array.of(0, 0), checksum: 1 }), lane)
}

function appendToStoredBoard(
  dataDir: string,
  boardId: string,
  makeRow: (seq: number) => { bytes: Uint8Array; checksum: number },
  lane: 'canvas' | 'facts' = 'canvas',
): void {
  const database = new Database(join(dataDir, 'anderhalf.sqlite'))
  const { lane_id: laneId } = database
    .prepare('SELECT lane_id FROM lanes WHERE board_id = ? AND lane = ?')
    .get([boardId, lane]) as { lane_id: number }
  const { last } = database
    .prepare(
      `SELECT max(
         (SELECT ifnull(max(seq), 0) FROM lane_updates WHERE lane_id = ?),
         (SELECT ifnull(max(up_to_seq), 0) FROM lane_snapshots WHERE lane_id = ?)) AS last`,
    )
    .get([laneId, laneId]) as { last: number }
  const seq = last + 1
  const { bytes, checksum } = makeRow(seq)
  database
    .prepare('INSERT INTO lane_updates (lane_id, seq, bytes, session_key, checksum) VALUES (?, ?, ?, ?, ?)')
    .run([laneId, seq, bytes, '', checksum])
  database.close()
}

/**
 * Leaves a stored board as a version before this one made it, so that the relay migrates it when it is opened. The
 * relay must have been stopped.
 *
 * @param state the whole canvas as it is stored
 */
export function makeStoredBoardOlder(dataDir: string, boardId: string, state: Uint8Array): void {
  putIntoStoredBoard(dataDir, boardId, (doc) => {
    Y.applyUpdate(doc, state)
    const { sequences, ...schema } = boardSchema.serialize()
    // No board holds a pointer: the migration has its whole course, and no record to change.
    const older = { ...sequences, 'com.tldraw.pointer': sequences['com.tldraw.pointer']! - 1 }
    doc.getMap(META_MAP).set(META_KEY.schema, { ...schema, sequences: older })
  })
  const database = new Database(join(dataDir, 'anderhalf.sqlite'))
  database.prepare('UPDATE boards SET model = NULL WHERE board_id = ?').run([boardId])
  database.close()
}
