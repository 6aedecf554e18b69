import { createShapeId } from '@tldraw/tlschema'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { applyThriftily } from './apply-thriftily.ts'
import { recordsOf, RECORD_KEY } from './layout.ts'
import { readBoard } from './read-record.ts'
import { createNote } from './testing/index.ts'
import { writeRecord } from './write-record.ts'

/** So that there is enough to be worth sharing. */
const COPIES = 15

const value = fc.letrec((tie) => ({
  any: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom(null, undefined, true, false, 0, -0, 1.5, Number.NaN, 2 ** 40, '', 'geel', 'é', '🌷'),
    fc.string({ unit: 'grapheme', maxLength: 40 }),
    fc.uint8Array({ maxLength: 5 }),
    fc.array(tie('any'), { maxLength: 4 }),
    fc.dictionary(fc.string({ maxLength: 6 }), tie('any'), { maxKeys: 5, noNullPrototype: true }),
  ),
})).any

describe('applyThriftily', () => {
  it('makes the document that Y.applyUpdate makes, to the last byte', () => {
    fc.assert(
      fc.property(fc.array(value, { minLength: 1, maxLength: 8 }), (values) => {
        const update = encodeMany(values)
        const thrifty = new Y.Doc()
        const plain = new Y.Doc()
        applyThriftily(thrifty, update)
        Y.applyUpdate(plain, update)
        expect(Y.encodeStateAsUpdate(thrifty)).toEqual(Y.encodeStateAsUpdate(plain))
      }),
      { numRuns: 60 },
    )
  })

  it('says what Y.applyUpdate says of damaged bytes', () => {
    const update = encodeMany([{ color: 'yellow', size: 'm' }, [1, 2.5], 'wonen'])
    fc.assert(
      fc.property(fc.nat(update.length - 1), fc.nat(255), (at, byte) => {
        const damaged = update.with(at, byte)
        expect(outcomeOf(applyThriftily, damaged)).toEqual(outcomeOf(Y.applyUpdate, damaged))
      }),
    )
  })

  it('holds the equal values of many notes once, and shares them with the records', () => {
    const doc = new Y.Doc()
    applyThriftily(doc, encodeNotes(100))
    const bases = [...recordsOf(doc).values()].map((map) => (map as Y.Map<{ props: object }>).get('$'))
    expect(new Set(bases.map((base) => base?.props)).size).toBe(1)
    const records = readBoard(doc).records
    expect(new Set(records.map(({ meta }) => meta)).size).toBe(1)
  })

  it('lets a note be changed without changing those that were equal', () => {
    const doc = new Y.Doc()
    applyThriftily(doc, encodeNotes(100))
    const [first, second] = readBoard(doc).records
    doc.transact(() => writeRecord(doc, { ...first!, meta: { author: 'p1' } }, { before: first! }))
    const [changed, untouched] = readBoard(doc).records
    expect(changed).toEqual({ ...first, meta: { author: 'p1' } })
    expect(untouched).toEqual(second)
  })

  it('tells its observers the origin, once', () => {
    const doc = new Y.Doc()
    const origins: unknown[] = []
    doc.on('update', (_, origin, __, { local }) => origins.push([origin, local]))
    applyThriftily(doc, encodeNotes(100), 'the relay')
    expect(origins).toEqual([['the relay', false]])
  })

  it('gives what is missing its place when it comes later', () => {
    const writer = new Y.Doc()
    const updates: Uint8Array[] = []
    writer.on('update', (update) => updates.push(update))
    for (const note of notes(100)) writer.transact(() => writeRecord(writer, note))
    const [first, ...rest] = updates
    const doc = new Y.Doc()
    applyThriftily(doc, Y.mergeUpdates(rest))
    expect(recordsOf(doc).size).toBe(0)
    applyThriftily(doc, first!)
    expect(readBoard(doc).records).toHaveLength(100)
    expect(recordsOf(doc).get(notes(100)[99]!.id)).toHaveProperty('size')
    expect((recordsOf(doc).get(notes(1)[0]!.id) as Y.Map<unknown>).has(RECORD_KEY.text)).toBe(true)
  })
})

function notes(count: number) {
  return Array.from({ length: count }, (_, at) =>
    createNote({ id: createShapeId(`note-${at}`), text: `wonen ${at}` }),
  )
}

function encodeNotes(count: number): Uint8Array {
  const doc = new Y.Doc()
  doc.transact(() => notes(count).forEach((note) => writeRecord(doc, note)))
  return Y.encodeStateAsUpdate(doc)
}

function encodeMany(values: readonly unknown[]): Uint8Array {
  const doc = new Y.Doc()
  const map = recordsOf(doc)
  const filling = 'x'.repeat(400)
  doc.transact(() => {
    for (let copy = 0; copy < COPIES; copy += 1) {
      values.forEach((each, at) => map.set(`${copy}-${at}`, each))
      doc.getArray('list').push([...values.filter((each) => each !== undefined), filling])
    }
  })
  return Y.encodeStateAsUpdate(doc)
}

function outcomeOf(apply: (doc: Y.Doc, update: Uint8Array) => void, update: Uint8Array): unknown {
  const doc = new Y.Doc()
  try {
    apply(doc, update)
  } catch {
    return 'throws'
  }
  return Y.encodeStateAsUpdate(doc)
}
