import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { BoardId, Lane } from '@anderhalf/protocol'
import { BACKUP_FILE, BackupError } from '../backup/backup-files.ts'
import { DataFolderError, openDataFolder, RUNNING_MARKER } from '../storage/data-folder.ts'
import { openEditJournal } from '../storage/edit-journal.ts'
import { createLaneTables, type LaneTables } from '../storage/lane-tables.ts'
import { openWriter, type SqliteDatabase } from '../storage/open-database.ts'
import { createStatements, type Statements } from '../storage/statements.ts'
import { readEarlierSnapshot, withEarlierSnapshot } from '../versions/earlier-snapshot.ts'
import { goodPartOf, type GoodPart } from './good-part.ts'
import { readRemains, saveRemains } from './rows-set-aside.ts'

export interface BoardRepair {
  /** Of how many lanes something was given up; 0 when the board was whole, and nothing was changed. */
  readonly lanes: number
  /** How many edits could not be used. */
  readonly editsSetAside: number
  /** Where they lie now. */
  readonly file: string
}

interface DamagedLane {
  readonly laneId: number
  readonly lane: Lane
  readonly good: GoodPart
  readonly isSnapshotBad: boolean
}

/**
 * Makes a damaged board one that takes edits again: what can be read of it becomes its state, and the rest goes into a
 * file beside the database. The relay must be stopped. A board of which nothing can be read is left as it is.
 */
export async function repairBoard(dataDir: string, boardId: BoardId, nowMs: number): Promise<BoardRepair> {
  if (!existsSync(join(dataDir, BACKUP_FILE.database)))
    throw new BackupError(`there is no database in ${dataDir}`)
  const folder = openFolder(dataDir)
  let repair: BoardRepair
  try {
    await bringInJournal(folder.databasePath)
    const database = openWriter(folder.databasePath)
    try {
      const file = join(dataDir, `damaged-${boardId}-${nowMs}.json`)
      repair = repairLanes(database, boardId, file)
    } finally {
      database.close()
    }
  } finally {
    folder.close()
  }
  // Browsers that know more than what could be read may bring it back, as after a crash.
  if (repair.lanes > 0) writeFileSync(join(dataDir, RUNNING_MARKER), 'repaired\n', { mode: 0o600 })
  return repair
}

function openFolder(dataDir: string): ReturnType<typeof openDataFolder> {
  try {
    return openDataFolder(dataDir)
  } catch (error) {
    throw error instanceof DataFolderError ? new BackupError(error.message) : error
  }
}

/** What lies in the journal alone is of the board too. */
async function bringInJournal(databasePath: string): Promise<void> {
  const journal = openEditJournal(databasePath)
  try {
    const database = openWriter(databasePath)
    try {
      const lanes = createLaneTables(createStatements(database))
      inTransaction(database, () => journal.leftBehind.forEach((packed) => lanes.appendUpdates(packed)))
    } finally {
      database.close()
    }
    await journal.turnOver().drop()
  } finally {
    await journal.close()
  }
}

function repairLanes(database: SqliteDatabase, boardId: BoardId, file: string): BoardRepair {
  const sql = createStatements(database)
  const tables = createLaneTables(sql)
  const damaged = damagedLanes(sql, tables, boardId)
  const remains = damaged.map(({ laneId, lane, good, isSnapshotBad }) =>
    readRemains(sql, laneId, { lane, afterSeq: good.upToSeq, hasSnapshot: isSnapshotBad }),
  )
  const editsSetAside = remains.reduce((sum, { updates }) => sum + updates.length, 0)
  if (damaged.length === 0) return { lanes: 0, editsSetAside, file }
  saveRemains(file, boardId, remains)
  inTransaction(database, () => {
    for (const [index, { lane, good }] of damaged.entries()) {
      const { bytes, stateVector } = good
      // Behind all that was ever there: no number is used for two edits.
      const { updates, snapshot } = remains[index]!
      const upToSeq = Math.max(good.upToSeq, updates.at(-1)?.seq ?? 0, snapshot?.seq ?? 0)
      tables.saveSnapshot(boardId, lane, { upToSeq, bytes, stateVector })
    }
  })
  return { lanes: damaged.length, editsSetAside, file }
}

function damagedLanes(sql: Statements, tables: LaneTables, boardId: BoardId): DamagedLane[] {
  const rows = Array.from(sql('SELECT lane_id, lane FROM lanes WHERE board_id = ?').iterate([boardId]))
  if (rows.length === 0) throw new BackupError(`there is no board ${boardId}`)
  return rows.flatMap((row) => {
    const lane = row['lane'] as Lane
    const stored = tables.loadLane(boardId, lane)
    const isSnapshotBad = stored.damage?.fromSeq === null
    const earlier = isSnapshotBad && lane === 'canvas' ? readEarlierSnapshot(sql, boardId) : null
    const good = goodPartOf(earlier === null ? stored : withEarlierSnapshot(stored, earlier))
    if (good === null) {
      throw new BackupError(
        `nothing was changed: of a part of board ${boardId}, nothing can be read; restore a backup`,
      )
    }
    return good.isWhole ? [] : [{ laneId: Number(row['lane_id']), lane, good, isSnapshotBad }]
  })
}

function inTransaction(database: SqliteDatabase, run: () => void): void {
  database.exec('BEGIN IMMEDIATE')
  try {
    run()
    database.exec('COMMIT')
  } catch (error) {
    database.exec('ROLLBACK')
    throw error
  }
}
