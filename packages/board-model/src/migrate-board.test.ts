import { createTLSchema, defaultShapeSchemas, type TLPropsMigrations } from '@tldraw/tlschema'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { META_MAP, recordsOf } from './layout.ts'
import { boardAgeOf, generationOf, migrateBoard } from './migrate-board.ts'
import { readUncheckedRecords } from './read-record.ts'
import { META_KEY, seedBoard } from './seed-board.ts'
import { createTemplateRecord, TEMPLATE_SHAPE_TYPE, templateShapeProps } from './template-shape.ts'
import { createNote } from './testing/shapes.ts'
import { writeRecord } from './write-record.ts'

/** The schema of a product to come, in which a template has one prop more, or one that breaks on some of them. */
function nextSchema(up: (props: Record<string, unknown>) => void) {
  const migrations: TLPropsMigrations = {
    sequence: [{ id: `com.tldraw.shape.${TEMPLATE_SHAPE_TYPE}/1`, up }],
  }
  return createTLSchema({
    shapes: {
      ...defaultShapeSchemas,
      [TEMPLATE_SHAPE_TYPE]: { props: templateShapeProps, migrations },
    },
  })
}

const addWords = nextSchema((props) => {
  if (props['version'] === 13) throw new Error('broken')
  props['words'] = 'new'
})

const FRAME = { templateId: 'systemic-context/rings', version: 1, x: 0, y: 0, w: 1200, h: 900 }

function seeded(...versions: number[]) {
  const doc = new Y.Doc()
  const shapes = versions.map((version) => createTemplateRecord({ ...FRAME, version }))
  seedBoard(doc, { name: 'Wonen', shapes })
  const note = createNote({ text: 'Wie mist?' })
  doc.transact(() => writeRecord(doc, note))
  return { doc, note, shapes }
}

test('a board of this version is current, and migrating it writes nothing', () => {
  const { doc } = seeded(1)
  let updates = 0
  doc.on('update', () => updates++)
  expect(migrateBoard(doc)).toEqual({ age: 'current', leftBehind: [] })
  expect(updates).toBe(0)
})

test('an older board is migrated in one update that touches only what changed', () => {
  const { doc, note, shapes } = seeded(1)
  const updates: Uint8Array[] = []
  doc.on('update', (update) => updates.push(update))
  const noteBefore = recordsOf(doc).get(note.id)

  expect(boardAgeOf(doc, addWords)).toBe('older')
  expect(migrateBoard(doc, addWords)).toEqual({ age: 'older', leftBehind: [] })
  expect(updates).toHaveLength(1)
  expect(readUncheckedRecords(doc)[shapes[0]!.id]).toMatchObject({ props: { words: 'new' } })
  expect(recordsOf(doc).get(note.id)).toBe(noteBefore)
  expect(generationOf(doc)).toBe(2)
  expect(boardAgeOf(doc, addWords)).toBe('current')
})

test('to a client that was made before the migration the board is newer', () => {
  const { doc } = seeded(1)
  migrateBoard(doc, addWords)
  expect(boardAgeOf(doc)).toBe('newer')
  expect(migrateBoard(doc)).toEqual({ age: 'newer', leftBehind: [] })
})

test('a record that breaks the migration stays as it was and keeps no other from it', () => {
  const { doc, shapes } = seeded(13, 1)
  expect(migrateBoard(doc, addWords).leftBehind).toEqual([shapes[0]!.id])
  const records = readUncheckedRecords(doc)
  expect(records[shapes[0]!.id]).not.toHaveProperty('props.words')
  expect(records[shapes[1]!.id]).toMatchObject({ props: { words: 'new' } })
})

test('a lane that nobody seeded has no age and is not touched', () => {
  const doc = new Y.Doc()
  expect(migrateBoard(doc, addWords).age).toBe('unknown')
  expect(doc.getMap(META_MAP).has(META_KEY.schema)).toBe(false)
})
