import type { RestoreScope } from '@anderhalf/protocol'
import type { TLGroupShape, TLRecord, TLShapeId } from '@tldraw/tlschema'
import { createBindingId, createShapeId } from '@tldraw/tlschema'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { HOME_PAGE_ID } from './home-page.ts'
import { readBoard, readRecord } from './read-record.ts'
import { differenceSince, restoreBoard } from './restore-board.ts'
import { seedBoard } from './seed-board.ts'
import { placed } from './testing/placed.ts'
import { createNote } from './testing/shapes.ts'
import { deleteRecord, writeRecord } from './write-record.ts'

function createBoard(...records: TLRecord[]): Y.Doc {
  const doc = new Y.Doc()
  seedBoard(doc, { name: 'Wonen', shapes: [] })
  change(doc, () => {
    for (const record of records) writeRecord(doc, record)
  })
  return doc
}

/** The same board, which goes on alone. */
function later(doc: Y.Doc): Y.Doc {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  return copy
}

function change(doc: Y.Doc, write: () => void): void {
  doc.transact(write, 'test')
}

function restore(now: Y.Doc, then: Y.Doc, scope: RestoreScope): void {
  change(now, () => restoreBoard(now, then, scope))
}

function idsOf(doc: Y.Doc): string[] {
  return readBoard(doc)
    .records.map(({ id }) => id as string)
    .filter((id) => !id.startsWith('document:') && !id.startsWith('page:'))
    .toSorted()
}

function createGroup(): TLGroupShape {
  return { ...placed, id: createShapeId(), x: 0, y: 0, parentId: HOME_PAGE_ID, type: 'group', props: {} }
}

function createBinding(fromId: TLShapeId, toId: TLShapeId): TLRecord {
  return {
    id: createBindingId(),
    typeName: 'binding',
    type: 'arrow',
    fromId,
    toId,
    meta: {},
    props: {
      terminal: 'end',
      normalizedAnchor: { x: 0.5, y: 0.5 },
      isExact: false,
      isPrecise: false,
      snap: 'none',
    },
  }
}

test('what somebody deleted comes back as it was, and what was written since stays', () => {
  const [kept, gone] = [createNote({ text: 'Blijft' }), createNote({ text: 'Weg' })]
  const then = createBoard(kept, gone)
  const now = later(then)
  const added = createNote({ text: 'Nieuw' })
  change(now, () => {
    deleteRecord(now, gone.id)
    writeRecord(now, { ...kept, x: 500 })
    writeRecord(now, added)
  })
  expect(differenceSince(now, then)).toEqual({ missing: 1, changed: 1, added: 1 })
  restore(now, then, 'missing')
  expect(idsOf(now)).toEqual([kept.id, gone.id, added.id].toSorted())
  expect(readRecord(now, gone.id)).toEqual(readRecord(then, gone.id))
  expect(readRecord(now, kept.id)).toMatchObject({ record: { x: 500 } })
})

test('a whole board becomes what it was, words and places too', () => {
  const [moved, gone] = [createNote({ text: 'Zoals toen' }), createNote({ text: 'Weg' })]
  const then = createBoard(moved, gone)
  const now = later(then)
  const { richText } = createNote({ text: 'Overschreven' }).props
  change(now, () => {
    deleteRecord(now, gone.id)
    writeRecord(now, { ...moved, y: 900, props: { ...moved.props, richText } })
    writeRecord(now, createNote({ text: 'Nieuw' }))
  })
  restore(now, then, 'all')
  expect(readBoard(now).records).toEqual(expect.arrayContaining(readBoard(then).records))
  expect(differenceSince(now, then)).toEqual({ missing: 0, changed: 0, added: 0 })
})

test('a board that did not change is not written to', () => {
  const then = createBoard(createNote({ text: 'Hier' }))
  const now = later(then)
  let updates = 0
  now.on('update', () => updates++)
  restore(now, then, 'all')
  expect(updates).toBe(0)
})

test('a group comes back with its parts, and not when it was only taken apart', () => {
  const group = createGroup()
  const part = { ...createNote({ text: 'Deel' }), parentId: group.id }
  const then = createBoard(group, part)
  const apart = later(then)
  change(apart, () => {
    writeRecord(apart, { ...part, parentId: HOME_PAGE_ID })
    deleteRecord(apart, group.id)
  })
  restore(apart, then, 'missing')
  expect(idsOf(apart)).toEqual([part.id])
  const deleted = later(then)
  change(deleted, () => {
    deleteRecord(deleted, part.id)
    deleteRecord(deleted, group.id)
  })
  restore(deleted, then, 'missing')
  expect(idsOf(deleted)).toEqual([part.id, group.id].toSorted())
})

test('a binding comes back with a shape that it held, and not when it alone was taken off', () => {
  const [from, to] = [createNote({ text: 'Van' }), createNote({ text: 'Naar' })]
  const binding = createBinding(from.id, to.id)
  const then = createBoard(from, to, binding)
  const [loosened, deleted] = [later(then), later(then)]
  change(loosened, () => deleteRecord(loosened, binding.id))
  restore(loosened, then, 'missing')
  expect(idsOf(loosened)).not.toContain(binding.id)
  change(deleted, () => {
    for (const id of [to.id, binding.id]) deleteRecord(deleted, id)
  })
  restore(deleted, then, 'missing')
  expect(idsOf(deleted)).toEqual([from.id, to.id, binding.id].toSorted())
})
