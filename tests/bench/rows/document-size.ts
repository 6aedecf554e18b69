import { bindStore, flushEdits } from '@anderhalf/tldraw-yjs'
import { atom, type TLNoteShape, type TLRecord } from 'tldraw'
import * as Y from 'yjs'
import type { Binding } from '../bindings/binding.ts'
import { OURS } from '../bindings/ours.ts'
import { WHOLE_RECORDS } from '../bindings/whole-records.ts'
import { createDice, createNotes, createStore, seededRecords } from '../some-notes.ts'
import type { Figures, Row } from './row.ts'

const PEOPLE = 30
const NOTES = 3_000
const WORKSHOP_SECONDS = 3 * 3_600
const BASELINE_HZ = 12
/** A drag lasts 1.5 s on average, then come four and a half seconds of something else. */
const LONGEST_DRAG_SECONDS = 2.5
const SHORTEST_DRAG_SECONDS = 0.5
const SECONDS_A_DRAG = 6.07
/** As the timers of our binding do: a drag of many shapes is written less often. */
const COMMIT_SECONDS = { few: 1, many: 3 }
const MANY_SHAPES = 5

interface Drag {
  readonly person: number
  readonly noteAts: readonly number[]
  readonly seconds: number
  readonly dx: number
  readonly dy: number
}

export const documentSize: Row = {
  id: 'document-size',
  title: 'Size of a board after a workshop of three hours',
  how: `Thirty people on 3,000 notes drag a quarter of their time, one drag in five with ten notes at once: 53,377 drags of half a second to two and a half. Ours goes through the product's own binding, which writes at the end of a drag and once a second before, of ten notes once in three seconds; the other writes whole records twelve times a second. The key-value store would take hours.`,
  onlyOnce: true,
  columns: ['ours MB', 'whole records MB', 'ours updates', 'whole records updates'],
  goals: [
    { says: 'ours MB', value: (medians) => medians['ours MB']!, atMost: 3 },
    {
      says: 'ours / whole records at 12 Hz',
      value: (medians) => medians['ours MB']! / medians['whole records MB']!,
      atMost: 1 / 6,
    },
  ],
  measure() {
    const ours = dragInOurs(drags())
    const whole = dragAtTwelveHz(WHOLE_RECORDS, drags())
    return {
      'ours MB': ours.bytes / 1e6,
      'whole records MB': whole.bytes / 1e6,
      'ours updates': ours.updates,
      'whole records updates': whole.updates,
    } satisfies Figures
  },
}

function* drags(): Generator<Drag> {
  const dice = createDice(11)
  const count = Math.round((PEOPLE * WORKSHOP_SECONDS) / SECONDS_A_DRAG)
  for (let at = 0; at < count; at += 1) {
    const size = dice() < 0.2 ? 10 : 1
    const first = Math.floor(dice() * (NOTES - size))
    yield {
      person: Math.floor(dice() * PEOPLE),
      noteAts: Array.from({ length: size }, (_, offset) => first + offset),
      seconds: SHORTEST_DRAG_SECONDS + dice() * (LONGEST_DRAG_SECONDS - SHORTEST_DRAG_SECONDS),
      dx: Math.round(dice() * 800 - 400),
      dy: Math.round(dice() * 800 - 400),
    }
  }
}

function createBoard(binding: Binding): { doc: Y.Doc; notes: TLNoteShape[] } {
  const notes = createNotes(NOTES)
  const doc = new Y.Doc()
  binding.addRecords(doc, [...seededRecords(), ...notes])
  return { doc, notes }
}

/** One document stands for all: whoever moves something writes under a client id of their own. */
function dragInOurs(all: Iterable<Drag>): { bytes: number; updates: number } {
  const { doc, notes } = createBoard(OURS)
  const store = createStore()
  const gesturing = atom('gesturing', false)
  const unbind = bindStore(store, doc, { isGesturing: () => gesturing.get() })
  let updates = 0
  doc.on('update', () => (updates += 1))
  for (const { person, noteAts, seconds, dx, dy } of all) {
    doc.clientID = 1_000 + person
    const starts = noteAts.map((at) => store.get(notes[at]!.id) as TLNoteShape)
    gesturing.set(true)
    const every = noteAts.length < MANY_SHAPES ? COMMIT_SECONDS.few : COMMIT_SECONDS.many
    for (let second = every; second < seconds; second += every) {
      store.put(starts.map((note) => movedBy(note, dx, dy, second / seconds)))
      flushEdits(store)
    }
    store.put(starts.map((note) => movedBy(note, dx, dy, 1)))
    gesturing.set(false)
    flushEdits(store)
  }
  unbind()
  return { bytes: Y.encodeStateAsUpdate(doc).length, updates }
}

function dragAtTwelveHz(binding: Binding, all: Iterable<Drag>): { bytes: number; updates: number } {
  const { doc, notes } = createBoard(binding)
  const current: TLNoteShape[] = notes
  let updates = 0
  doc.on('update', () => (updates += 1))
  for (const { person, noteAts, seconds, dx, dy } of all) {
    doc.clientID = 1_000 + person
    const starts = noteAts.map((at) => current[at]!)
    const frames = Math.ceil(seconds * BASELINE_HZ)
    for (let frame = 1; frame <= frames; frame += 1) {
      doc.transact(() =>
        noteAts.forEach((at, which) => {
          const before: TLRecord = current[at]!
          current[at] = movedBy(starts[which]!, dx, dy, frame / frames)
          binding.write(doc, before, current[at])
        }),
      )
    }
  }
  return { bytes: Y.encodeStateAsUpdate(doc).length, updates }
}

function movedBy(note: TLNoteShape, dx: number, dy: number, part: number): TLNoteShape {
  return { ...note, x: hundredths(note.x + dx * part), y: hundredths(note.y + dy * part) }
}

function hundredths(value: number): number {
  return Math.round(value * 100) / 100
}
