import { parentPort, workerData } from 'node:worker_threads'
import { inflateRawSync } from 'node:zlib'
import { differenceSince, migrateBoard, recordsOf, restoreBoard } from '@anderhalf/board-model'
import * as Y from 'yjs'
import { isNoRoom } from './no-room.ts'
import type { VersionJob, VersionOutcome } from './version-job.ts'

/** Far more than a board may take. */
const MAX_STATE_BYTES = 256 * 1024 * 1024

const job = workerData as VersionJob
const board = docOf(job.now)
const earlierBoard = readEarlier(job.earlier)
const answer = earlierBoard === null ? 'version-damaged' : outcomeOf(board, earlierBoard)
parentPort!.postMessage(answer, [])

function outcomeOf(doc: Y.Doc, earlier: Y.Doc): VersionOutcome {
  const difference = differenceSince(doc, earlier)
  const stateVector = Y.encodeStateVector(doc)
  const { scope } = job
  if (scope !== null) doc.transact(() => restoreBoard(doc, earlier, scope))
  return {
    difference,
    update: Y.encodeStateAsUpdate(doc, stateVector),
    records: recordsOf(doc).size,
    shapes: countShapes(doc),
    earlierShapes: countShapes(earlier),
  }
}

/** @returns null when it cannot be read */
function readEarlier(compressed: Uint8Array): Y.Doc | null {
  try {
    const earlier = docOf(inflateRawSync(compressed, { maxOutputLength: MAX_STATE_BYTES }))
    // It may be of an older version of the product.
    migrateBoard(earlier)
    return earlier
  } catch (error) {
    if (isNoRoom(error)) throw error
    return null
  }
}

function countShapes(of: Y.Doc): number {
  return [...recordsOf(of).keys()].filter((id) => id.startsWith('shape:')).length
}

function docOf(state: Uint8Array): Y.Doc {
  const loaded = new Y.Doc()
  Y.applyUpdate(loaded, state)
  return loaded
}
