import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { canonicalRichText } from './board-text.ts'
import { recordsOf, textFragmentOf } from './layout.ts'
import { readBoard, readChangedRecord, readRecord } from './read-record.ts'
import { createFrame, createNote } from './testing/shapes.ts'
import { deleteRecord, writeRecord } from './write-record.ts'

function mapOf(doc: Y.Doc, id: string) {
  return recordsOf(doc).get(id) as Y.Map<unknown>
}

function readGood(doc: Y.Doc, id: string) {
  const reading = readRecord(doc, id)
  if (!reading?.ok) throw new Error(JSON.stringify(reading))
  return reading.record
}

test('a note is written once as base, position, index and text, and reads back equal', () => {
  const doc = new Y.Doc()
  const note = createNote({ text: 'Wonen' })
  writeRecord(doc, note)

  expect([...mapOf(doc, note.id).keys()].toSorted()).toEqual(['$', 'index', 'pos', 'text'])
  expect(mapOf(doc, note.id).get('pos')).toEqual([0, 0, 0, 'page:page'])
  const expected = { ...note, props: { ...note.props, richText: canonicalRichText(note.props.richText) } }
  expect(readGood(doc, note.id)).toEqual(expected)
})

test('a move writes the position and nothing else', () => {
  const doc = new Y.Doc()
  const note = createNote()
  writeRecord(doc, note)
  const moved = { ...note, x: 10, rotation: 1 }
  const keys: string[] = []
  mapOf(doc, note.id).observe((event) => keys.push(...event.keysChanged))
  writeRecord(doc, moved, { before: note })

  expect(keys).toEqual(['pos'])
  expect(readGood(doc, note.id)).toMatchObject({ x: 10, rotation: 1 })
})

test('writing what is there already changes no byte', () => {
  const doc = new Y.Doc()
  const note = createNote({ text: 'Wonen\nen zorg' })
  writeRecord(doc, note)
  let updates = 0
  doc.on('update', () => (updates += 1))
  writeRecord(doc, note)
  writeRecord(doc, readGood(doc, note.id))
  writeRecord(doc, { ...note, props: { ...note.props } }, { before: note })

  expect(updates).toBe(0)
})

test('an edit never carries back what somebody else changed meanwhile', () => {
  const doc = new Y.Doc()
  const note = createNote()
  writeRecord(doc, note)
  writeRecord(doc, { ...note, props: { ...note.props, color: 'red' } })
  writeRecord(doc, { ...note, x: 5 }, { before: note })

  expect(readGood(doc, note.id)).toMatchObject({ x: 5, props: { color: 'red' } })
})

test('an edit of a record that is gone does not bring it back', () => {
  const doc = new Y.Doc()
  const note = createNote()
  writeRecord(doc, note)
  deleteRecord(doc, note.id)
  writeRecord(doc, { ...note, x: 5 }, { before: note })

  expect(readRecord(doc, note.id)).toBeNull()
})

test('a meta entry that was taken away stays away', () => {
  const doc = new Y.Doc()
  const note = { ...createNote(), meta: { author: 'a', silent: true } }
  writeRecord(doc, note)
  writeRecord(doc, { ...note, meta: { author: 'a' } })

  expect(readGood(doc, note.id).meta).toEqual({ author: 'a' })
})

test('two people change a colour and the words of one note: both stay', () => {
  const one = new Y.Doc()
  const note = createNote({ text: 'Wonen' })
  writeRecord(one, note)
  const two = new Y.Doc()
  Y.applyUpdate(two, Y.encodeStateAsUpdate(one))

  writeRecord(one, { ...note, props: { ...note.props, color: 'red' } }, { before: note })
  writeRecord(two, createNote({ id: note.id, text: 'Wonen en zorg' }), { before: note })
  Y.applyUpdate(two, Y.encodeStateAsUpdate(one))
  Y.applyUpdate(one, Y.encodeStateAsUpdate(two))

  expect(readGood(one, note.id)).toEqual(readGood(two, note.id))
  expect(readGood(one, note.id)).toMatchObject({
    props: {
      color: 'red',
      richText: canonicalRichText(createNote({ text: 'Wonen en zorg' }).props.richText),
    },
  })
})

test('a changed record keeps the identity of every part that is equal', () => {
  const doc = new Y.Doc()
  const note = createNote({ text: 'Wonen' })
  writeRecord(doc, note)
  mapOf(doc, note.id).set('pos', [7, 0, 0, 'page:page'])
  const moved = readChangedRecord(doc, note, new Set(['pos']))

  expect(moved).toMatchObject({ ok: true, record: { x: 7 } })
  expect(moved?.ok && 'props' in moved.record && moved.record.props).toBe(note.props)
  const unchanged = readChangedRecord(doc, { ...note, x: 7 }, new Set(['pos', 'text', '$']))
  expect(unchanged?.ok && 'props' in unchanged.record && unchanged.record.props).toBe(note.props)
})

test('what no layout knows is named and left out, the rest of the board is read', () => {
  const doc = new Y.Doc()
  const note = createNote()
  writeRecord(doc, note)
  recordsOf(doc).set('shape:number', 5)
  recordsOf(doc).set('shape:empty', new Y.Map())
  const frame = createFrame()
  writeRecord(doc, frame)
  mapOf(doc, frame.id).set('p.color', 'infrared')

  const { records, rejected } = readBoard(doc)
  expect(records.map((record) => record.id)).toEqual([note.id])
  expect(rejected).toEqual([
    { id: 'shape:number', code: 'unreadable', path: '' },
    { id: 'shape:empty', code: 'unreadable', path: '' },
    { id: frame.id, code: 'schema', path: 'props.color' },
  ])
})

test('text that the text schema lacks is shown as its words', () => {
  const doc = new Y.Doc()
  const note = createNote({ text: 'Wonen' })
  writeRecord(doc, note)
  const table = new Y.XmlElement('table')
  table.insert(0, [new Y.XmlText('en zorg')])
  textFragmentOf(doc, note.id)?.push([table])

  const reading = readRecord(doc, note.id)
  expect(reading).toMatchObject({ ok: true, textRepaired: true })
  expect(JSON.stringify(reading)).toContain('en zorg')
})

test('no key of a map can change what a record is', () => {
  const doc = new Y.Doc()
  const note = createNote()
  writeRecord(doc, note)
  const map = mapOf(doc, note.id)
  for (const key of ['id', 'type', 'typeName', 'x', 'parentId', '__proto__', 'p.__proto__'])
    map.set(key, { a: 1 })

  const record = readGood(doc, note.id)
  expect(record).toMatchObject({ id: note.id, type: 'note', typeName: 'shape', x: 0, parentId: 'page:page' })
  expect(Object.getPrototypeOf(record)).toBe(Object.prototype)
})

test.each([
  ['nothing', { type: 'doc', content: [{ type: 'paragraph' }] }],
  ['two lines and an empty one', createNote({ text: 'een\n\ntwee' }).props.richText],
  ['a line from right to left', { type: 'doc', content: [{ type: 'paragraph', attrs: { dir: 'rtl' } }] }],
  [
    'marks, a list and a break',
    {
      type: 'doc',
      content: [
        {
          type: 'paragraph',
          content: [
            { type: 'text', text: 'een' },
            { type: 'text', text: ' twee', marks: [{ type: 'bold' }, { type: 'italic' }] },
            { type: 'hardBreak' },
          ],
        },
        {
          type: 'bulletList',
          content: [
            { type: 'listItem', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'x' }] }] },
          ],
        },
      ],
    },
  ],
])('text with %s reads back as ProseMirror would write it', (_, richText) => {
  const doc = new Y.Doc()
  const note = createNote()
  writeRecord(doc, { ...note, props: { ...note.props, richText } })
  expect(readGood(doc, note.id)).toMatchObject({ props: { richText: canonicalRichText(richText) } })
})
