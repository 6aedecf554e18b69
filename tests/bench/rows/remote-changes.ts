import { flushEdits } from '@anderhalf/tldraw-yjs'
import type { TLNoteShape } from 'tldraw'
import * as Y from 'yjs'
import type { Binding } from '../bindings/binding.ts'
import { KEY_VALUE } from '../bindings/key-value.ts'
import { OURS } from '../bindings/ours.ts'
import { WHOLE_RECORDS } from '../bindings/whole-records.ts'
import { createDice, createNotes, createStore, seededRecords } from '../some-notes.ts'
import type { Figures, Row } from './row.ts'

const NOTES = 5_000
const PEOPLE = 30
/** How often each note was moved before, by somebody or other. In a workshop of three hours it is fifty times, which
 * the key-value store takes minutes for. */
const FORMER_MOVES = 2
/** Until the code that takes in a change is compiled, in all three. */
const WARM_UP = 4_000
const CHANGES = 1_000

export const remoteChanges: Row = {
  id: 'remote-changes',
  title: 'Taking in one change of somebody else, on a board of 5,000 notes',
  how: 'Thirty people made the board and moved each note twice; a store of tldraw holds it. Another document moves a thousand notes, one update each; measured is the processor time from the bytes to the store and its listeners, with a frame after each.',
  columns: ['ours µs', 'whole records µs', 'key-value µs'],
  goals: [
    {
      says: 'ours / key-value',
      value: (medians) => medians['ours µs']! / medians['key-value µs']!,
      atMost: 1 / 10,
    },
  ],
  measure() {
    const figures: Figures = {}
    const bindings = [OURS, WHOLE_RECORDS, KEY_VALUE]
    // Making the boards leaves much to collect, which is not what is measured.
    for (const binding of bindings) historyOf(binding)
    for (const binding of bindings) figures[`${binding.name} µs`] = costOfChange(binding)
    return figures
  },
}

interface History {
  readonly board: Uint8Array
  readonly updates: readonly Uint8Array[]
}

const histories = new Map<Binding, History>()

function costOfChange(binding: Binding): number {
  const { board, updates } = historyOf(binding)
  const mine = new Y.Doc()
  Y.applyUpdate(mine, board)
  const store = createStore()
  const unbind = binding.bind(store, mine)
  let heard = 0
  store.listen(() => (heard += 1))
  const take = (update: Uint8Array) => {
    Y.applyUpdate(mine, update, 'network')
    flushEdits(store)
  }
  updates.slice(0, WARM_UP).forEach(take)
  heard = 0
  const before = process.cpuUsage()
  updates.slice(WARM_UP).forEach(take)
  const { user, system } = process.cpuUsage(before)
  unbind()
  if (heard < CHANGES) throw new Error(`${binding.name}: ${heard} of ${CHANGES} changes came into the store`)
  return (user + system) / CHANGES
}

function historyOf(binding: Binding): History {
  const known = histories.get(binding)
  if (known !== undefined) return known
  const { doc, notes } = createUsedBoard(binding)
  const board = Y.encodeStateAsUpdate(doc)
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  for (let at = 0; at < WARM_UP + CHANGES; at += 1) move(binding, doc, notes, (at * 7) % NOTES)
  const history = { board, updates }
  histories.set(binding, history)
  return history
}

/** Thirty people made its notes one by one and moved them now and then. */
function createUsedBoard(binding: Binding): { doc: Y.Doc; notes: TLNoteShape[] } {
  const dice = createDice()
  const notes = createNotes(NOTES)
  const doc = new Y.Doc()
  binding.addRecords(doc, seededRecords())
  const somebody = () => (doc.clientID = 1_000 + Math.floor(dice() * PEOPLE))
  for (const note of notes) {
    somebody()
    binding.addRecords(doc, [note])
  }
  for (let at = 0; at < FORMER_MOVES * NOTES; at += 1) {
    somebody()
    move(binding, doc, notes, Math.floor(dice() * NOTES))
  }
  return { doc, notes }
}

function move(binding: Binding, doc: Y.Doc, notes: TLNoteShape[], at: number): void {
  const before = notes[at]!
  const after = { ...before, x: before.x + 1 }
  notes[at] = after
  binding.write(doc, before, after)
}
