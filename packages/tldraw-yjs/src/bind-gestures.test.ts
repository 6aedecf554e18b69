import { readRecord } from '@anderhalf/board-model'
import { createNote, createStroke, penPoints } from '@anderhalf/board-model/testing'
import { PRESENCE_USER_KEY } from '@anderhalf/protocol'
import { atom } from '@tldraw/state'
import type { TLShape } from '@tldraw/tlschema'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
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
import { createGlide, type SmoothMotion } from './gesture-glide.ts'
import { copyDoc, createSeededDoc, createStore, exchange } from './testing/create-board.ts'

const user = { id: 'participant-noor-1', name: 'Noor', role: 'participant', color: '#aa3300' }

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

function openSide(doc: Y.Doc, smoothMotion?: SmoothMotion) {
  const store = createStore()
  const awareness = new Awareness(doc)
  const gesturing = atom('gesturing', false)
  const isGesturing = () => gesturing.get()
  const onNextFrame = smoothMotion && { onNextFrame: smoothMotion.onNextFrame }
  bindStore(store, doc, { isGesturing, ...onNextFrame })
  bindGestures({ store, doc, awareness, isGesturing, ...(smoothMotion && { smoothMotion }) })
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
  const id = note.id.slice('shape:'.length)
  mine.awareness.setLocalState({ g: [[id, 7, 7, 0, '']] })
  relay(mine.awareness, theirs.awareness, 'viewer')
  expect(theirs.store.get(note.id)).toMatchObject({ x: 0 })
  mine.awareness.setLocalState({
    g: [
      [id, Number.NaN, 7, 0, ''],
      5,
      [id, 1, 1, 1, note.id],
      [id, 1e300, 1, 1, ''],
      [id, 1, 1, 1, 'asset:a'],
    ],
    i: [id, 0, 'abcd<script>'],
  })
  relay(mine.awareness, theirs.awareness)
  expect(theirs.store.get(note.id)).toMatchObject({ x: 0, parentId: 'page:page' })
  mine.awareness.setLocalState({ g: [[id, 7, 7, 0, '']] })
  relay(mine.awareness, theirs.awareness)
  expect(theirs.store.get(note.id)).toMatchObject({ x: 7 })
})

/** Frames that come when the test says so, by the clock that the test turns. */
function createFrames() {
  const waiting = new Set<() => void>()
  const smoothMotion: SmoothMotion = {
    onNextFrame(callback) {
      waiting.add(callback)
      return () => waiting.delete(callback)
    },
    isSeenMoving: () => true,
    nowMs: () => Date.now(),
  }
  function paint(): boolean {
    vi.advanceTimersByTime(1000 / 60)
    const callbacks = [...waiting]
    waiting.clear()
    for (const callback of callbacks) callback()
    return callbacks.length > 0
  }
  return { smoothMotion, paint }
}

describe('where motion is smooth', () => {
  function openSmoothPair() {
    const note = createNote()
    const doc = createSeededDoc([note])
    const frames = createFrames()
    const [mine, theirs] = [openSide(doc), openSide(copyDoc(doc), frames.smoothMotion)]
    const xOnTheirs = () => (theirs.store.get(note.id) as TLShape).x
    return { mine, theirs, note, frames, xOnTheirs }
  }

  test('a drag is seen in steps of one frame, and ends where the document says', () => {
    const { mine, theirs, note, frames, xOnTheirs } = openSmoothPair()
    mine.gesturing.set(true)
    const seen: number[] = []
    for (let frame = 1; frame <= 60; frame += 1) {
      drag(mine, note.id, frame * 10)
      frames.paint()
      if (frame % 4 === 0) relay(mine.awareness, theirs.awareness)
      seen.push(xOnTheirs())
    }
    const steps = seen.slice(20).map((x, at) => x - seen[at + 19]!)
    expect(Math.min(...steps)).toBeGreaterThan(0)
    expect(Math.max(...steps)).toBeLessThan(30)

    drag(mine, note.id, 601.234)
    mine.gesturing.set(false)
    exchange(mine.doc, theirs.doc)
    relay(mine.awareness, theirs.awareness)
    while (frames.paint());
    expect(xOnTheirs()).toBe(601.234)
  })

  test('what is committed in the middle of a drag does not make it jump ahead and back', () => {
    const { mine, theirs, note, frames, xOnTheirs } = openSmoothPair()
    mine.gesturing.set(true)
    const seen: number[] = []
    for (let frame = 1; frame <= 90; frame += 1) {
      drag(mine, note.id, frame * 10)
      frames.paint()
      if (frame % 4 === 0) relay(mine.awareness, theirs.awareness)
      exchange(mine.doc, theirs.doc)
      seen.push(xOnTheirs())
    }
    expect(writtenX(theirs.doc, note.id)).toBeGreaterThan(0)
    const steps = seen.slice(20).map((x, at) => x - seen[at + 19]!)
    expect(Math.min(...steps)).toBeGreaterThanOrEqual(0)
    expect(Math.max(...steps)).toBeLessThan(30)
  })

  test('who is cut off in the middle leaves the note where the document says', () => {
    const { mine, theirs, note, frames, xOnTheirs } = openSmoothPair()
    mine.gesturing.set(true)
    drag(mine, note.id, 500)
    vi.advanceTimersByTime(100)
    relay(mine.awareness, theirs.awareness)
    frames.paint()
    vi.advanceTimersByTime(7)
    removeAwarenessStates(theirs.awareness, [mine.awareness.clientID], 'gone')
    while (frames.paint());
    expect(xOnTheirs()).toBe(0)
  })

  test('what another hand does to a note on its way back stays', () => {
    const { mine, theirs, note, frames, xOnTheirs } = openSmoothPair()
    mine.gesturing.set(true)
    drag(mine, note.id, 500)
    vi.advanceTimersByTime(100)
    relay(mine.awareness, theirs.awareness)
    while (frames.paint());
    removeAwarenessStates(theirs.awareness, [mine.awareness.clientID], 'gone')
    frames.paint()
    drag(theirs, note.id, 77)
    while (frames.paint());
    expect(xOnTheirs()).toBe(77)
  })
})

test('of many shapes that move at once, fewer pictures are drawn, and each still arrives', () => {
  let next: (() => void) | null = null
  let now = 0
  const pictures: number[] = []
  const arrived: string[] = []
  const glide = createGlide(
    {
      onNextFrame(callback) {
        next = callback
        return () => (next = null)
      },
      nowMs: () => now,
    },
    (places) => pictures.push(places.length),
    (id) => arrived.push(id),
  )
  for (let at = 0; at < 50; at += 1) {
    const place = { id: `shape:${at}`, x: 0, y: 0, rotation: 0, parentId: 'page:page', size: null }
    glide.start(place, { ...place, x: 100 }, 200)
  }
  let frames = 0
  for (; next !== null; frames += 1) {
    now += 1000 / 60
    const callback: () => void = next
    next = null
    callback()
  }
  expect(arrived).toHaveLength(50)
  expect(frames).toBeLessThanOrEqual(15)
  expect(pictures.length).toBeLessThanOrEqual(6)
  expect(pictures.every((count) => count === 50)).toBe(true)
})

describe('a stroke', () => {
  const points = penPoints(200)
  const segmentsOf = (count: number) => [{ type: 'free' as const, points: points.slice(0, count) }]

  function draw({ store }: ReturnType<typeof openSide>, id: TLShape['id'], count: number): void {
    store.update(id, (shape) => ({ ...shape, props: { ...shape.props, segments: segmentsOf(count) } }))
  }

  test('is seen while it is drawn, by what is new since the last commit alone', () => {
    const stroke = createStroke(segmentsOf(1))
    const doc = createSeededDoc([stroke])
    const [mine, theirs] = [openSide(doc), openSide(copyDoc(doc))]
    const sizes: number[] = []
    mine.gesturing.set(true)
    for (let count = 2; count <= 200; count += 1) {
      draw(mine, stroke.id, count)
      vi.advanceTimersByTime(1000 / 60)
      if (count % 4 !== 0) continue
      exchange(mine.doc, theirs.doc)
      relay(mine.awareness, theirs.awareness)
      sizes.push(JSON.stringify(mine.awareness.getLocalState()).length)
      const shown = theirs.store.get(stroke.id)!.props as { segments: { points: unknown[] }[] }
      expect(shown.segments[0]!.points.length).toBeGreaterThanOrEqual(count - 4)
      expect(shown.segments[0]!.points).toEqual(points.slice(0, shown.segments[0]!.points.length))
    }
    expect(Math.max(...sizes)).toBeLessThan(500)
    mine.gesturing.set(false)
    exchange(mine.doc, theirs.doc)
    relay(mine.awareness, theirs.awareness)
    expect(theirs.store.get(stroke.id)).toEqual(mine.store.get(stroke.id))
  })

  test('of somebody who is cut off is what the document holds of it', () => {
    const stroke = createStroke(segmentsOf(1))
    const doc = createSeededDoc([stroke])
    const [mine, theirs] = [openSide(doc), openSide(copyDoc(doc))]
    mine.gesturing.set(true)
    draw(mine, stroke.id, 30)
    vi.advanceTimersByTime(100)
    relay(mine.awareness, theirs.awareness)
    expect(theirs.store.get(stroke.id)).toMatchObject({ props: { segments: segmentsOf(30) } })
    removeAwarenessStates(theirs.awareness, [mine.awareness.clientID], 'gone')
    expect(theirs.store.get(stroke.id)).toMatchObject({ props: { segments: segmentsOf(1) } })
  })
})

test('a drag of many shapes stays within what a presence may take', () => {
  const notes = Array.from({ length: 300 }, () => createNote())
  const { awareness, store, gesturing } = openSide(createSeededDoc(notes))
  gesturing.set(true)
  for (const { id } of notes) store.update(id, (shape) => ({ ...shape, x: 123_456.7, y: -98_765.4 }))
  vi.advanceTimersByTime(100)
  const length = JSON.stringify(awareness.getLocalState()).length
  expect(length).toBeGreaterThan(1_000)
  expect(length).toBeLessThan(2_200)
})
