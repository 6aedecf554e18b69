import { deflateRawSync } from 'node:zlib'
import { seedBoard, writeRecord } from '@anderhalf/board-model'
import { createNote } from '@anderhalf/board-model/testing'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { isNoRoom } from './no-room.ts'
import { runVersionJob } from './run-version-job.ts'

function stateOf(doc: Y.Doc): Uint8Array {
  return Y.encodeStateAsUpdate(doc)
}

function boards() {
  const doc = new Y.Doc()
  seedBoard(doc, { name: 'Bord', shapes: [] })
  const earlier = deflateRawSync(stateOf(doc))
  doc.transact(() => writeRecord(doc, createNote({ text: 'later erbij' })))
  return { now: stateOf(doc), earlier, scope: null }
}

test('a version that can be read is compared', async () => {
  expect(await runVersionJob(boards())).toMatchObject({ difference: { missing: 0, changed: 0, added: 1 } })
}, 60_000)

test.each([
  ['no compressed bytes', Uint8Array.of(7, 7, 7)],
  ['no board', deflateRawSync(Uint8Array.of(255, 255, 255))],
])(
  'a version of which the bytes are %s is damaged',
  async (_what, earlier) => {
    expect(await runVersionJob({ ...boards(), earlier })).toBe('version-damaged')
  },
  60_000,
)

// A thread alone takes tens of milliseconds to start.
test('a comparison that takes too long is stopped, and is not called damaged', async () => {
  expect(await runVersionJob(boards(), 0)).toBe('version-too-slow')
}, 60_000)

test('a board in memory that cannot be read is a mistake of ours, not of the version', async () => {
  await expect(runVersionJob({ ...boards(), now: Uint8Array.of(255, 255, 255) })).rejects.toThrow()
}, 60_000)

test('a machine without room for a thread or its memory is known by its errors, and others are not taken for it', () => {
  const outOfMemory = Object.assign(new Error('out of memory'), { code: 'ERR_WORKER_OUT_OF_MEMORY' })
  expect(isNoRoom(outOfMemory)).toBe(true)
  expect(isNoRoom(new RangeError('Array buffer allocation failed'))).toBe(true)
  expect(isNoRoom(new RangeError('Invalid array length'))).toBe(false)
  expect(isNoRoom(new Error('Unexpected end of array'))).toBe(false)
})
