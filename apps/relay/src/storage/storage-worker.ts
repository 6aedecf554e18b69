import { parentPort, workerData, type TransferListItem } from 'node:worker_threads'
import { createBoardTables } from './board-tables.ts'
import { commitTogether, failureOf } from './commit-together.ts'
import { createImageTables } from './image-tables.ts'
import { createLaneTables } from './lane-tables.ts'
import { openWriter } from './open-database.ts'
import { createOwnTemplateTables } from './own-template-tables.ts'
import { packLane, type PackedLane } from './packed-lane.ts'
import { createStatements } from './statements.ts'
import type {
  OperationInput,
  StorageAnswer,
  StorageRequest,
  StorageWorkerData,
  StorageWorkerMessage,
  StorageWrites,
} from './storage-requests.ts'
import { createVersionTables } from './version-tables.ts'

/** The thread that owns the connection that writes, so that a slow disk never stops the sockets. */

const { databasePath } = workerData as StorageWorkerData
const port = parentPort!
const CHECKPOINT_WHEN_IDLE_MS = 2_000
const HURRIED_BUSY_TIMEOUT_MS = 250
const database = openWriter(databasePath)
const sql = createStatements(database)
const lanes = createLaneTables(sql)
const writes: StorageWrites = {
  ...createBoardTables(sql),
  ...createImageTables(sql),
  ...createOwnTemplateTables(sql),
  ...createVersionTables(sql),
  appendUpdates: (updates) => lanes.appendUpdates(updates),
  saveSnapshot: ({ boardId, lane, snapshot }) => lanes.saveSnapshot(boardId, lane, snapshot),
  checkWritable(nowMs) {
    sql('INSERT OR REPLACE INTO write_checks (check_id, checked_at_ms) VALUES (1, ?)').run([nowMs])
  },
}

/** Moves what is in the write-ahead log into the database while nobody waits for a commit. */
const idling = setTimeout(() => checkpoint('PASSIVE'), CHECKPOINT_WHEN_IDLE_MS).unref()

port.on('message', (requests: StorageWorkerMessage) => {
  if (requests === 'hurry') {
    database.exec(`PRAGMA busy_timeout = ${HURRIED_BUSY_TIMEOUT_MS}`)
    return
  }
  if (requests === 'close') {
    // So that the one file holds everything while no relay runs.
    checkpoint('TRUNCATE')
    database.close()
    port.close()
    return
  }
  const toWrite = requests.filter(({ name }) => name !== 'loadLane')
  if (toWrite.length > 0) {
    port.postMessage(commitTogether(database, toWrite, perform, () => lanes.forgetLaneIds()))
    idling.refresh()
  }
  for (const request of requests) if (request.name === 'loadLane') answerLoad(request)
})

function checkpoint(mode: 'PASSIVE' | 'TRUNCATE'): void {
  try {
    database.prepare(`PRAGMA wal_checkpoint(${mode})`).all()
  } catch {
    // A full disk: everything stays in the write-ahead log, where it is as safe.
  }
}

function perform({ name, input }: StorageRequest): unknown {
  return (writes[name as keyof StorageWrites] as (input: unknown) => unknown)(input)
}

function answerLoad({ id, input }: StorageRequest): void {
  const { boardId, lane } = input as OperationInput<'loadLane'>
  try {
    const result = packLane(lanes.loadLane(boardId, lane))
    port.postMessage([{ id, ok: true, result } satisfies StorageAnswer], buffersOf(result))
  } catch (error) {
    port.postMessage([failureOf(id, error)])
  }
}

/** Loaded bytes move to the relay's thread, they are not copied. */
function buffersOf({ snapshot, lengths, bytes }: PackedLane): TransferListItem[] {
  const pieces = [lengths, bytes, ...(snapshot === null ? [] : [snapshot.bytes, snapshot.stateVector])]
  return pieces.map(({ buffer }) => buffer as ArrayBuffer)
}
