import { parentPort } from 'node:worker_threads'
import { stateDigest } from '@anderhalf/board-model/state-digest'
import * as Y from 'yjs'
import type { SnapshotAnswer, SnapshotRequest } from './snapshot-requests.ts'

parentPort!.on('message', (request: SnapshotRequest) => {
  const answer = answerTo(request)
  parentPort!.postMessage(answer, answer.ok ? [answer.bytes.buffer] : [])
})

function answerTo({ id, bytes, lengths }: SnapshotRequest): SnapshotAnswer {
  const doc = new Y.Doc()
  try {
    let offset = 0
    for (const length of lengths) {
      Y.applyUpdate(doc, bytes.subarray(offset, offset + length))
      offset += length
    }
    if (doc.store.pendingStructs !== null || doc.store.pendingDs !== null) {
      return { id, ok: false, reason: 'the parts have gaps' }
    }
    return {
      id,
      ok: true,
      bytes: new Uint8Array(Y.encodeStateAsUpdate(doc)),
      stateVector: Y.encodeStateVector(doc),
      digest: stateDigest(doc),
    }
  } catch (error) {
    // Damaged parts: the relay hears of it instead of losing its worker.
    return { id, ok: false, reason: error instanceof Error ? error.message : 'unknown' }
  } finally {
    doc.destroy()
  }
}
