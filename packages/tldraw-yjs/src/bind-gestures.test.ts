import { readRecord } from '@anderhalf/board-model'
import { PRESENCE_USER_KEY } from '@anderhalf/protocol'
import { atom } from '@tldraw/state'
import type { TLShape } from '@tldraw/tlschema'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import {
  applyAwarenessUpdate,
  Awareness,
  encodeAwarenessUpdate,
  removeAwarenessStates,
} from 'y-protocols/awareness'
import type * as Y from 'yjs'
import { bindGestures } from './bind-gestures.ts'
import { bindStore } from './bind-store.ts'
import { flushEdits } from './flush-edits.ts'
import { copyDoc, createNote, createSeededDoc, createStore, exchange } from './testing/create-board.ts'

const user = { id: 'participant-noor-1', name: 'Noor', role: 'participant', color: '#aa3300' }

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

function openSide(doc: Y.Doc) {
  const store = createStore()
  const awareness = new Awareness(doc)
  const gesturing = atom('gesturing', false)
  const isGesturing = () => gesturing.get()
  bindStore(store, doc, { isGesturing })
  bindGestures({ store, doc, awareness, isGesturing })
  return { store, doc, awareness, gesturing }
}

function openPair() {
  const note = createNote()
  const doc = createSeededDoc([note])
  const [mine, theirs] = [openSide(doc), openSide(copyDoc(doc))]
  return { mine, theirs, note }
}

function relay(from: Awareness, to: Awareness, role = 'participant'): void {
  from.setLocalState(from.getLocalState())
  const stamped = { ...from.getLocalState(), [PRESENCE_USER_KEY]: { ...user, role } }
  const states = new Map(from.getStates()).set(from.clientID, stamped)
  applyAwarenessUpdate(to, encodeAwarenessUpdate(from, [from.clientID], states), 'network')
}

function drag({ store }: ReturnType<typeof openSide>, id: TLShape['id'], x: number): void {
  store.update(id, (shape) => ({ ...shape, x }))
}

function writtenX(doc: Y.Doc, id: string): unknown {
  const reading = readRecord(doc, id)
  return reading?.ok && reading.record.typeName === 'shape' ? reading.record.x : null
}

test('a drag is seen by the others, and the document hears of its end alone', () => {
  const { mine, theirs, note } = openPair()
  let updates = 0
  mine.doc.on('update', () => (updates += 1))
  mine.gesturing.set(true)
  for (let x = 1; x <= 30; x += 1) drag(mine, note.id, x)
  vi.advanceTimersByTime(100)
  relay(mine.awareness, theirs.awareness)
  expect(theirs.store.get(note.id)).toMatchObject({ x: 30 })
  expect(updates).toBe(0)

  mine.gesturing.set(false)
  expect(updates).toBe(1)
  exchange(mine.doc, theirs.doc)
  relay(mine.awareness, theirs.awareness)
  expect(theirs.store.get(note.id)).toMatchObject({ x: 30 })
  expect(writtenX(theirs.doc, note.id)).toBe(30)
})

test('a long drag is written once a second', () => {
  const { mine, note } = openPair()
  let updates = 0
  mine.doc.on('update', () => (updates += 1))
  mine.gesturing.set(true)
  for (let frame = 1; frame <= 180; frame += 1) {
    drag(mine, note.id, frame)
    vi.advanceTimersByTime(1000 / 60)
  }
  expect(updates).toBeLessThanOrEqual(3)
  expect(updates).toBeGreaterThanOrEqual(2)
})

test('when somebody is cut off in the middle of a drag, the others fall back to what the document says', () => {
  const { mine, theirs, note } = openPair()
  mine.gesturing.set(true)
  drag(mine, note.id, 500)
  vi.advanceTimersByTime(100)
  relay(mine.awareness, theirs.awareness)
  expect(theirs.store.get(note.id)).toMatchObject({ x: 500 })
  removeAwarenessStates(theirs.awareness, [mine.awareness.clientID], 'gone')
  expect(theirs.store.get(note.id)).toMatchObject({ x: 0 })
  expect(writtenX(theirs.doc, note.id)).toBe(0)
})

test('another may recolour the note that is dragged: both are kept', () => {
  const { mine, theirs, note } = openPair()
  mine.gesturing.set(true)
  drag(mine, note.id, 500)
  theirs.store.put([{ ...note, props: { ...note.props, color: 'red' } }])
  exchange(mine.doc, theirs.doc)
  expect(mine.store.get(note.id)).toMatchObject({ x: 500, props: { color: 'red' } })
  drag(mine, note.id, 600)
  mine.gesturing.set(false)
  exchange(mine.doc, theirs.doc)
  expect(theirs.store.get(note.id)).toMatchObject({ x: 600, props: { color: 'red' } })
})

test('a page that is about to be closed writes the drag', () => {
  const { mine, note } = openPair()
  mine.gesturing.set(true)
  drag(mine, note.id, 500)
  flushEdits(mine.store)
  expect(writtenX(mine.doc, note.id)).toBe(500)
})

test('who only reads moves nothing on the screens of others, nor does what has no form', () => {
  const { mine, theirs, note } = openPair()
  mine.awareness.setLocalState({ g: [[note.id, 7, 7, 0, 'page:page']] })
  relay(mine.awareness, theirs.awareness, 'viewer')
  expect(theirs.store.get(note.id)).toMatchObject({ x: 0 })
  mine.awareness.setLocalState({
    g: [[note.id, Number.NaN, 7, 0, 'page:page'], 5, [note.id, 1, 1, 1, note.id]],
  })
  relay(mine.awareness, theirs.awareness)
  expect(theirs.store.get(note.id)).toMatchObject({ x: 0, parentId: 'page:page' })
})
