import { parentPort, workerData } from 'node:worker_threads'
import { inflateRawSync } from 'node:zlib'
import { differenceSince, migrateBoard, recordsOf, restoreBoard } from '@anderhalf/board-model'
import * as Y from 'yjs'
import type { VersionJob, VersionOutcome } from './version-job.ts'

/** Far more than a board may take. */
const MAX_STATE_BYTES = 256 * 1024 * 1024

const job = workerData as VersionJob
const doc = docOf(job.now)
const earlier = docOf(inflateRawSync(job.earlier, { maxOutputLength: MAX_STATE_BYTES }))
// It may be of an older version of the product.
migrateBoard(earlier)
const difference = differenceSince(doc, earlier)
const stateVector = Y.encodeStateVector(doc)
const { scope } = job
if (scope !== null) doc.transact(() => restoreBoard(doc, earlier, scope))
const outcome: VersionOutcome = {
  difference,
  update: Y.encodeStateAsUpdate(doc, stateVector),
  records: recordsOf(doc).size,
  shapes: countShapes(doc),
  earlierShapes: countShapes(earlier),
}
parentPort!.postMessage(outcome, [])

function countShapes(of: Y.Doc): number {
  return [...recordsOf(of).keys()].filter((id) => id.startsWith('shape:')).length
}

function docOf(state: Uint8Array): Y.Doc {
  const loaded = new Y.Doc()
  Y.applyUpdate(loaded, state)
  return loaded
}
