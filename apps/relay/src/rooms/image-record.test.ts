import { seedBoard, writeRecord } from '@anderhalf/board-model'
import { LIMITS, REJECT_CODE } from '@anderhalf/protocol'
import { beforeEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import { createLaneDocument, type LaneDocument } from './lane-document.ts'

const INLINE = 'data:image/png;base64,iVBORw0KGgo='
const STORED = `/api/boards/AAAAAAAAAAAAAAAA/assets/${'a'.repeat(64)}`

type BoardRecord = Parameters<typeof writeRecord>[1]

let client: Y.Doc
let lane: LaneDocument
beforeEach(() => open([]))

function open(images: readonly BoardRecord[]): void {
  const seeded = new Y.Doc()
  seedBoard(seeded, { name: 'Proef', shapes: [] })
  for (const image of images) writeRecord(seeded, image)
  const seed = Y.encodeStateAsUpdate(seeded)
  lane = createLaneDocument('canvas', [seed], LIMITS)
  client = new Y.Doc()
  Y.applyUpdate(client, seed)
}

function imageFrom(src: string | null): BoardRecord {
  const props = { w: 1, h: 1, name: '', isAnimated: false, mimeType: 'image/png', src }
  return { id: 'asset:x', typeName: 'asset', type: 'image', props, meta: {} } as BoardRecord
}

function edit(change: () => void): number | 'taken' {
  const before = Y.encodeStateVector(client)
  client.transact(change)
  const taking = lane.take(Y.encodeStateAsUpdate(client, before), {
    checkAuthors: () => null,
    mayUnlock: null,
    mayBeAuthor: null,
  })
  return taking.ok ? 'taken' : taking.code
}

const write = (src: string | null) => edit(() => writeRecord(client, imageFrom(src)))

test('the address of an image that the relay keeps is taken, also after a while without one', () => {
  expect(write(STORED)).toBe('taken')
  expect(write(null)).toBe('taken')
  expect(write(STORED)).toBe('taken')
})

test.each([
  ['an image itself', INLINE],
  ['another address of this server', '/api/boards/AAAAAAAAAAAAAAAA'],
  ['a way out of the folder', '/api/boards/AAAAAAAAAAAAAAAA/assets/../../../healthz'],
  ['a name in somebody’s browser', 'asset:1'],
])('%s does not come into the document', (_, src) => {
  expect(write(src)).toBe(REJECT_CODE.inlineImage)
})

test('an image does not come in through a change either', () => {
  write(STORED)
  expect(write(INLINE)).toBe(REJECT_CODE.inlineImage)
})

test('an image of another host is no image at all', () => {
  expect(write('https://example.org/x.png')).toBe(REJECT_CODE.invalidRecord)
})

test('an image that lies in an older board can be named anew, and stays', () => {
  open([imageFrom(INLINE)])
  const image = imageFrom(INLINE)
  expect(edit(() => writeRecord(client, { ...image, meta: { seen: true } }))).toBe('taken')
  expect(JSON.stringify(lane.doc.toJSON())).toContain(INLINE)
})
