import {
  canonicalRichText,
  readBoard,
  recordsOf,
  seedBoard,
  wordsOf,
  type RecordFault,
} from '@anderhalf/board-model'
import { createFrame, createNote } from '@anderhalf/board-model/testing'
import { LIMITS } from '@anderhalf/protocol'
import { toRichText, type TLNoteShape } from '@tldraw/tlschema'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { bindStore } from './bind-store.ts'
import { flushEdits } from './flush-edits.ts'
import { copyDoc, createSeededDoc, createStore, exchange } from './testing/create-board.ts'

// Frames are handed out by hand, so that a test says what happens within one.
let nextFrame: (() => void)[] = []
beforeEach(() => {
  nextFrame = []
  vi.stubGlobal('__FORCE_RAF_IN_TESTS__', true)
  vi.stubGlobal('requestAnimationFrame', (callback: () => void) => nextFrame.push(callback))
  vi.stubGlobal('cancelAnimationFrame', () => undefined)
})
afterEach(() => vi.unstubAllGlobals())

function createPair(shapes = [createNote({ text: 'Wonen' })]) {
  const doc = createSeededDoc(shapes)
  const sides = [doc, copyDoc(doc)].map((doc) => {
    const store = createStore()
    return { store, doc, unbind: bindStore(store, doc) }
  })
  const [one, two] = sides as [(typeof sides)[0], (typeof sides)[0]]
  const note = shapes[0]!
  return { one, two, note, get: (side: typeof one) => side.store.get(note.id) as TLNoteShape | undefined }
}

function documentOf(store: ReturnType<typeof createStore>) {
  const records = Object.values(store.serialize('document')).toSorted((a, b) => (a.id < b.id ? -1 : 1))
  return records.map((record) => {
    if (!('props' in record) || !('richText' in record.props)) return record
    return { ...record, props: { ...record.props, richText: canonicalRichText(record.props.richText) } }
  })
}

function boardOf(doc: Y.Doc) {
  return readBoard(doc).records.toSorted((a, b) => (a.id < b.id ? -1 : 1))
}

test('a bound store holds what its document holds', () => {
  const { one } = createPair()
  expect(documentOf(one.store)).toEqual(boardOf(one.doc))
})

test('a drag and a retype of one note at the same time are both kept', () => {
  const { one, two, note, get } = createPair()
  one.store.update(note.id, (shape) => ({ ...shape, x: 555 }))
  const richText = toRichText('Wonen en zorg')
  two.store.update(note.id, (shape) => ({ ...shape, props: { ...shape.props, richText, color: 'red' } }))
  flushEdits(one.store)
  flushEdits(two.store)
  exchange(one.doc, two.doc)

  for (const side of [one, two]) {
    expect(get(side)).toMatchObject({ x: 555, props: { color: 'red' } })
    expect(wordsOf(get(side)?.props.richText)).toBe('Wonen en zorg')
    expect(documentOf(side.store)).toEqual(boardOf(side.doc))
  }
})

test('what arrives between an edit and the end of its frame does not undo the edit', () => {
  const { one, two, note, get } = createPair()
  two.store.update(note.id, (shape) => ({ ...shape, props: { ...shape.props, color: 'red' } }))
  flushEdits(two.store)
  one.store.update(note.id, (shape) => ({ ...shape, x: 555 }))
  exchange(one.doc, two.doc)

  expect(get(one)).toMatchObject({ x: 555, props: { color: 'red' } })
  expect(get(two)).toMatchObject({ x: 555, props: { color: 'red' } })
  expect(documentOf(one.store)).toEqual(boardOf(one.doc))
})

test('edits of one frame are one update, and equal edits none', () => {
  const { one, note } = createPair()
  let updates = 0
  one.doc.on('update', () => (updates += 1))
  for (let x = 1; x <= 20; x += 1) one.store.update(note.id, (shape) => ({ ...shape, x }))
  expect(updates).toBe(0)
  flushEdits(one.store)
  expect(updates).toBe(1)
  one.store.update(note.id, (shape) => ({ ...shape, x: 20 }))
  flushEdits(one.store)
  expect(updates).toBe(1)
})

test('what arrives is not written back', () => {
  const { one, two, note } = createPair()
  one.store.update(note.id, (shape) => ({ ...shape, x: 9 }))
  flushEdits(one.store)
  let written = 0
  two.doc.on('update', (_update: Uint8Array, origin: unknown) => (written += origin === 'network' ? 0 : 1))
  exchange(one.doc, two.doc)
  flushEdits(two.store)
  expect(written).toBe(0)
})

test('only the part that changed gets a new identity', () => {
  const { one, two, note, get } = createPair()
  const before = get(two)
  one.store.update(note.id, (shape) => ({ ...shape, x: 9 }))
  flushEdits(one.store)
  exchange(one.doc, two.doc)
  expect(get(two)).not.toBe(before)
  expect(get(two)?.props).toBe(before?.props)
})

test('a note that is deleted while another moves it is gone for both', () => {
  const { one, two, note, get } = createPair()
  one.store.remove([note.id])
  two.store.update(note.id, (shape) => ({ ...shape, x: 9 }))
  flushEdits(one.store)
  flushEdits(two.store)
  exchange(one.doc, two.doc)
  expect(get(one)).toBeUndefined()
  expect(get(two)).toBeUndefined()
})

test('a client neither makes nor deletes the document and the page that the server seeds', () => {
  const store = createStore()
  const doc = new Y.Doc()
  const unbind = bindStore(store, doc)
  flushEdits(store)
  expect(recordsOf(doc).size).toBe(0)
  seedBoard(doc, { name: 'Wonen', shapes: [] })
  store.remove(
    store
      .allRecords()
      .filter((record) => record.typeName === 'page')
      .map((record) => record.id),
  )
  flushEdits(store)
  expect([...recordsOf(doc).keys()]).toEqual(['document:document', 'page:page'])
  unbind()
})

test('what the schema refuses is named and left out, and what others do goes on', () => {
  const doc = createSeededDoc()
  const bad = createFrame({ x: 100, y: 100 })
  const store = createStore()
  const reports: (readonly RecordFault[])[] = []
  const unbind = bindStore(store, doc, { onRejected: (rejected) => reports.push(rejected) })
  const other = createStore()
  const unbindOther = bindStore(other, doc)
  other.put([bad, createNote({ text: 'goed' })])
  flushEdits(other)
  ;(recordsOf(doc).get(bad.id) as Y.Map<unknown>).set('p.color', 'infrared')

  expect(reports).toEqual([[{ id: bad.id, code: 'schema', path: 'props.color' }]])
  expect(store.has(bad.id)).toBe(false)
  expect(documentOf(store)).toEqual(boardOf(doc))
  ;(recordsOf(doc).get(bad.id) as Y.Map<unknown>).set('p.color', 'red')
  expect(reports.at(-1)).toEqual([])
  expect(store.get(bad.id)).toMatchObject({ props: { color: 'red' } })
  unbind()
  unbindOther()
})

test('a note whose frame another person deletes comes back to the page, and into the frame when that returns', () => {
  const frame = createFrame({ x: 100, y: 100 })
  const note = createNote()
  const { one, two } = createPair([note])
  one.store.put([frame])
  flushEdits(one.store)
  exchange(one.doc, two.doc)
  two.store.update(note.id, (shape) => ({ ...shape, parentId: frame.id }))
  one.store.remove([frame.id])
  flushEdits(one.store)
  flushEdits(two.store)
  exchange(one.doc, two.doc)
  for (const { store } of [one, two]) expect(store.get(note.id)?.parentId).toBe('page:page')

  one.store.put([frame])
  flushEdits(one.store)
  exchange(one.doc, two.doc)
  for (const { store } of [one, two]) expect(store.get(note.id)?.parentId).toBe(frame.id)
})

test('people who only read write nothing and still follow', () => {
  const doc = createSeededDoc([createNote()])
  const store = createStore()
  const unbind = bindStore(store, doc, { canWrite: () => false })
  const before = Y.encodeStateAsUpdate(doc)
  store.put([createNote()])
  flushEdits(store)
  expect(Y.encodeStateAsUpdate(doc)).toEqual(before)
  unbind()
})

test('unbinding writes what was still gathered and ends both directions', () => {
  const { one, note } = createPair()
  one.store.update(note.id, (shape) => ({ ...shape, x: 9 }))
  one.unbind()
  one.unbind()
  expect(boardOf(one.doc).find((record) => record.id === note.id)).toMatchObject({ x: 9 })
  one.store.update(note.id, (shape) => ({ ...shape, x: 10 }))
  flushEdits(one.store)
  expect(boardOf(one.doc).find((record) => record.id === note.id)).toMatchObject({ x: 9 })
})

test('what is too much for one update goes in several, and comes back when all is undone', () => {
  const { one, two } = createPair()
  const pasted = Array.from({ length: 60 }, () => createNote({ text: 'é'.repeat(19_000) }))
  const largestUpdateOf = (edit: () => void): number => {
    let largest = 0
    const note = (update: Uint8Array): void => void (largest = Math.max(largest, update.length))
    one.doc.on('update', note)
    edit()
    flushEdits(one.store)
    one.doc.off('update', note)
    return largest
  }
  const ids = pasted.map(({ id }) => id)
  expect(largestUpdateOf(() => one.store.put(pasted))).toBeLessThan(LIMITS.maxUpdateBytes / 2)
  expect(largestUpdateOf(() => one.store.remove(ids))).toBeLessThan(LIMITS.maxUpdateBytes / 2)
  expect(largestUpdateOf(() => one.store.put(pasted))).toBeLessThan(LIMITS.maxUpdateBytes / 2)
  exchange(one.doc, two.doc)
  expect(documentOf(two.store)).toEqual(documentOf(one.store))
  expect(two.store.has(ids.at(-1)!)).toBe(true)
})

test('what others do within one frame comes as one change, and what is done here meanwhile is kept', () => {
  const note = createNote({ text: 'Wonen' })
  const doc = createSeededDoc([note])
  const theirs = { store: createStore(), doc: copyDoc(doc) }
  bindStore(theirs.store, theirs.doc)
  const store = createStore()
  let frame: (() => void) | null = null
  bindStore(store, doc, {
    onNextFrame(callback) {
      frame = callback
      return () => (frame = null)
    },
  })
  let changes = 0
  store.listen(() => (changes += 1), { source: 'remote' })

  for (let x = 1; x <= 20; x += 1) {
    theirs.store.update(note.id, (shape) => ({ ...shape, x }))
    flushEdits(theirs.store)
    exchange(theirs.doc, doc)
  }
  expect(store.get(note.id)).toMatchObject({ x: 0 })
  store.update(note.id, (shape) => ({ ...shape, isLocked: true }))
  frame!()
  flushEdits(store)
  exchange(theirs.doc, doc)
  expect(changes).toBe(1)
  expect(store.get(note.id)).toMatchObject({ x: 20, isLocked: true })
  expect(theirs.store.get(note.id)).toMatchObject({ x: 20, isLocked: true })
})
