import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import * as Y from 'yjs'
import type { Binding } from '../bindings/binding.ts'
import { KEY_VALUE } from '../bindings/key-value.ts'
import { OURS } from '../bindings/ours.ts'
import { WHOLE_RECORDS } from '../bindings/whole-records.ts'
import { createNotes, createStore, seededRecords } from '../some-notes.ts'
import type { Figures, Row } from './row.ts'

const NOTES = 10_000
const WRITERS = 30
/** Of which the middle one counts: the collector of garbage hits one or another. */
const LOADS = 7

export const loadBoard: Row = {
  id: 'load',
  title: 'Opening a board of 10,000 notes',
  how: 'Thirty people made the notes. "Apply" is `Y.applyUpdate` alone; "records" is our way from the bytes to checked records, in which equal values are held once; "store" goes on to a store of tldraw that is bound; "heap" is what document and records hold after a full collection, beside it the document alone, ours and as `Y.applyUpdate` makes it.',
  columns: [
    'apply ms',
    'records ms',
    'store ms',
    'heap MB',
    'of that document MB',
    'by Y.applyUpdate MB',
    'whole records: store ms',
    'key-value: store ms',
  ],
  goals: [
    { says: 'bytes to records ms', value: (medians) => medians['records ms']!, atMost: 500 },
    {
      says: 'bytes to records / Y.applyUpdate alone',
      value: (medians) => medians['records ms']! / medians['apply ms']!,
      atMost: 1.5,
    },
    { says: 'heap MB', value: (medians) => medians['heap MB']!, atMost: 50 },
  ],
  measure() {
    const bytes = encodeBoard(OURS)
    loadPlainly(bytes)
    loadRecords(bytes)
    const plain: ReturnType<typeof loadPlainly>[] = []
    const loads: ReturnType<typeof loadRecords>[] = []
    for (let load = 0; load < LOADS; load += 1) {
      plain.push(loadPlainly(bytes))
      loads.push(loadRecords(bytes))
    }
    return {
      'apply ms': middle(plain.map(({ applyMs }) => applyMs)),
      'records ms': middle(loads.map(({ recordsMs }) => recordsMs)),
      'heap MB': middle(loads.map(({ heapMb }) => heapMb)),
      'of that document MB': middle(loads.map(({ documentMb }) => documentMb)),
      'by Y.applyUpdate MB': middle(plain.map(({ documentMb }) => documentMb)),
      'store ms': loadStore(OURS, bytes),
      'whole records: store ms': loadStore(WHOLE_RECORDS, encodeBoard(WHOLE_RECORDS)),
      'key-value: store ms': loadStore(KEY_VALUE, encodeBoard(KEY_VALUE)),
    } satisfies Figures
  },
}

function encodeBoard(binding: Binding): Uint8Array {
  const notes = createNotes(NOTES)
  const seed = new Y.Doc()
  binding.addRecords(seed, seededRecords())
  const state = Y.encodeStateAsUpdate(seed)
  const board = new Y.Doc()
  for (let writer = 0; writer < WRITERS; writer += 1) {
    const doc = new Y.Doc()
    Y.applyUpdate(doc, state)
    binding.addRecords(
      doc,
      notes.filter((_, at) => at % WRITERS === writer),
    )
    Y.applyUpdate(board, Y.encodeStateAsUpdate(doc))
  }
  return Y.encodeStateAsUpdate(board)
}

function loadRecords(bytes: Uint8Array) {
  collectGarbage()
  const heapBefore = process.memoryUsage().heapUsed
  const doc = new Y.Doc()
  const startMs = performance.now()
  OURS.load(doc, bytes)
  const records = OURS.read(doc)
  const readMs = performance.now()
  collectGarbage()
  const heapAfter = process.memoryUsage().heapUsed
  if (records.length < NOTES) throw new Error(`only ${records.length} records were read`)
  records.length = 0
  collectGarbage()
  const heapOfDocument = process.memoryUsage().heapUsed
  doc.destroy()
  return {
    recordsMs: readMs - startMs,
    heapMb: (heapAfter - heapBefore) / 1e6,
    documentMb: (heapOfDocument - heapBefore) / 1e6,
  }
}

function loadPlainly(bytes: Uint8Array) {
  collectGarbage()
  const heapBefore = process.memoryUsage().heapUsed
  const doc = new Y.Doc()
  const startMs = performance.now()
  Y.applyUpdate(doc, bytes)
  const applyMs = performance.now() - startMs
  collectGarbage()
  const documentMb = (process.memoryUsage().heapUsed - heapBefore) / 1e6
  doc.destroy()
  return { applyMs, documentMb }
}

function loadStore(binding: Binding, bytes: Uint8Array): number {
  const times = Array.from({ length: LOADS }, () => {
    collectGarbage()
    const startMs = performance.now()
    const doc = new Y.Doc()
    binding.load(doc, bytes)
    const store = createStore()
    const unbind = binding.bind(store, doc)
    const loadedMs = performance.now() - startMs
    if (store.allRecords().length < NOTES) throw new Error(`${binding.name}: notes are missing`)
    unbind()
    return loadedMs
  })
  return middle(times)
}

function collectGarbage(): void {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  collect()
  collect()
}

function middle(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!
}
