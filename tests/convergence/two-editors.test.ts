// @vitest-environment happy-dom
import { recordsOf, seedBoard, wordsOf, type RecordFault } from '@anderhalf/board-model'
import { bindStore, flushEdits } from '@anderhalf/tldraw-yjs'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createShapeId, toRichText, type Editor, type TLNoteShape, type TLShapeId } from 'tldraw'
import * as Y from 'yjs'
import { shownBoardOf, writtenBoardOf } from './board-state.ts'
import { stopTheClock } from './browser-stand-in.ts'
import { createWholeEditor } from './whole-editor.ts'

interface Side {
  readonly editor: Editor
  readonly doc: Y.Doc
  readonly rejected: RecordFault[]
}

let opened: (() => void)[] = []
beforeEach(stopTheClock)
afterEach(() => {
  for (const close of opened) close()
  opened = []
  vi.unstubAllGlobals()
})

function openSide(doc: Y.Doc): Side {
  const editor = createWholeEditor()
  const rejected: RecordFault[] = []
  const unbind = bindStore(editor.store, doc, {
    onRejected: (faults) => rejected.splice(0, rejected.length, ...faults),
  })
  opened.push(() => {
    unbind()
    editor.dispose()
  })
  return { editor, doc, rejected }
}

function openPair(): [Side, Side] {
  const doc = new Y.Doc()
  seedBoard(doc, { name: 'Wonen', shapes: [] })
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  return [openSide(doc), openSide(copy)]
}

/** Ends the frame on both sides and lets the relay do its work until nothing moves any more. */
function settle(...sides: Side[]): void {
  for (let round = 0; round < 10; round += 1) {
    for (const { editor } of sides) flushEdits(editor.store)
    for (const from of sides) {
      for (const to of sides) {
        if (from === to) continue
        Y.applyUpdate(to.doc, Y.encodeStateAsUpdate(from.doc, Y.encodeStateVector(to.doc)), 'network')
      }
    }
  }
  for (const { editor, doc } of sides) expect(shownBoardOf(editor.store)).toEqual(writtenBoardOf(doc))
  expect(shownBoardOf(sides[0]!.editor.store)).toEqual(shownBoardOf(sides[1]!.editor.store))
}

function createNote({ editor }: Side, text: string): TLShapeId {
  const id = createShapeId()
  editor.createShape<TLNoteShape>({ id, type: 'note', props: { richText: toRichText(text) } })
  return id
}

function noteOf({ editor }: Side, id: TLShapeId): TLNoteShape | undefined {
  return editor.getShape<TLNoteShape>(id)
}

test('one drags a note while the other retypes and recolours it: both see all of it', () => {
  const [one, two] = openPair()
  const id = createNote(one, 'Wonen')
  settle(one, two)
  for (let frame = 1; frame <= 60; frame += 1) {
    one.editor.updateShape({ id, type: 'note', x: frame * 10 })
    two.editor.updateShape<TLNoteShape>({
      id,
      type: 'note',
      props: { richText: toRichText('Wonen'.slice(0, frame)) },
    })
    if (frame % 7 === 0) settle(one, two)
  }
  two.editor.updateShape<TLNoteShape>({
    id,
    type: 'note',
    props: { color: 'red', richText: toRichText('Wonen en zorg') },
  })
  settle(one, two)

  for (const side of [one, two]) {
    expect(noteOf(side, id)).toMatchObject({ x: 600, props: { color: 'red' } })
    expect(wordsOf(noteOf(side, id)?.props.richText)).toBe('Wonen en zorg')
  }
})

test('an update that arrives in the middle of a frame neither undoes the edit of that frame nor is lost', () => {
  const [one, two] = openPair()
  const id = createNote(one, 'Wonen')
  settle(one, two)
  two.editor.updateShape<TLNoteShape>({ id, type: 'note', props: { color: 'red' } })
  flushEdits(two.editor.store)
  one.editor.updateShape({ id, type: 'note', x: 555 })
  Y.applyUpdate(one.doc, Y.encodeStateAsUpdate(two.doc), 'network')

  expect(noteOf(one, id)).toMatchObject({ x: 555, props: { color: 'red' } })
  settle(one, two)
  expect(noteOf(two, id)).toMatchObject({ x: 555, props: { color: 'red' } })
})

test.each<[string, (map: Y.Map<unknown>, records: Y.Map<unknown>) => void]>([
  ['a colour that does not exist', (map) => map.set('p.color', 'infrared')],
  ['a position that is no number', (map) => map.set('pos', [Number.NaN, 0, 0, 'page:page'])],
  ['a position beyond the canvas', (map) => map.set('pos', [1e300, 0, 0, 'page:page'])],
  ['a shape type that does not exist', (map) => map.set('$', { ...(map.get('$') as object), type: 'virus' })],
  ['no map at all', (_map, records) => records.set('shape:bad', 'bad')],
  ['a link that runs', (map) => map.set('p.url', 'javascript:alert(1)')],
])('a record with %s is left out and named, and the canvas lives on', (_name, spoil) => {
  const [one, two] = openPair()
  const good = createNote(one, 'goed')
  const bad = createShapeId('bad')
  one.editor.createShape({ id: bad, type: 'note' })
  settle(one, two)
  two.doc.transact(() => spoil(recordsOf(two.doc).get(bad) as Y.Map<unknown>, recordsOf(two.doc)), 'attacker')
  settle(one, two)

  for (const side of [one, two]) {
    expect(side.rejected).toMatchObject([{ id: bad }])
    expect(side.editor.getShape(bad)).toBeUndefined()
  }
  one.editor.updateShape({ id: good, type: 'note', x: 42 })
  settle(one, two)
  expect(noteOf(two, good)?.x).toBe(42)

  const late = openSide(new Y.Doc())
  settle(one, late)
  expect(late.rejected).toMatchObject([{ id: bad }])
})

test('one deletes a note that the other is changing: it is gone for both', () => {
  const [one, two] = openPair()
  const id = createNote(one, 'Wonen')
  settle(one, two)
  one.editor.deleteShape(id)
  two.editor.updateShape({ id, type: 'note', x: 99 })
  settle(one, two)
  expect(noteOf(one, id)).toBeUndefined()
  expect(noteOf(two, id)).toBeUndefined()
})

test('notes that two people make at the same time are all there', () => {
  const [one, two] = openPair()
  const ids = [one, two].flatMap((side) => Array.from({ length: 20 }, (_, at) => createNote(side, `${at}`)))
  settle(one, two)
  for (const side of [one, two])
    expect([...side.editor.getCurrentPageShapeIds()].toSorted()).toEqual(ids.toSorted())
})

test('one deletes a frame while the other puts a note into it: the note stays where it was for both', () => {
  const [one, two] = openPair()
  const frame = createShapeId()
  one.editor.createShape({ id: frame, type: 'frame', x: 100, y: 100, props: { w: 500, h: 500 } })
  const id = createNote(one, 'Wonen')
  settle(one, two)
  two.editor.updateShape({ id, type: 'note', x: 250, y: 300 })
  two.editor.reparentShapes([id], frame)
  expect(noteOf(two, id)).toMatchObject({ x: 150, y: 200, parentId: frame })
  one.editor.deleteShape(frame)
  settle(one, two)
  for (const side of [one, two]) {
    expect(side.editor.getAncestorPageId(id)).toBe('page:page')
    expect(side.editor.getShapePageTransform(id).point()).toMatchObject({ x: 250, y: 300 })
    expect(side.editor.getCurrentPageShapeIds().has(id)).toBe(true)
  }
})

test('one deletes what an arrow of the other points at: no arrow hangs on nothing', () => {
  const [one, two] = openPair()
  const note = createNote(one, 'Wonen')
  settle(one, two)
  const arrow = createShapeId()
  two.editor.createShape({ id: arrow, type: 'arrow', props: { end: { x: 200, y: 0 } } })
  two.editor.createBinding({
    type: 'arrow',
    fromId: arrow,
    toId: note,
    props: { terminal: 'end', normalizedAnchor: { x: 0.5, y: 0.5 }, isExact: false, isPrecise: false },
  })
  one.editor.deleteShape(note)
  settle(one, two)
  for (const { editor } of [one, two]) {
    expect(editor.getBindingsFromShape(arrow, 'arrow')).toEqual([])
    expect(() => editor.getShapePageBounds(arrow)).not.toThrow()
  }
})
