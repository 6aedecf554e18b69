import { seedBoard, writeRecord } from '@anderhalf/board-model'
import { LIMITS } from '@anderhalf/protocol'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { noteOf } from '../socket/testing/note.ts'
import { createLaneDocument, type LaneDocument, type WriterRights } from './lane-document.ts'
import { readOverwrite } from './read-overwrite.ts'

const RIGHTS: WriterRights = { checkAuthors: () => null, mayUnlock: null, mayBeAuthor: null }
const NOTES = ['a', 'b']
const PAGE = 'page:page'

function seeded(): Uint8Array {
  const doc = new Y.Doc()
  doc.clientID = 1
  seedBoard(doc, { name: 'Proef', shapes: [] })
  for (const note of NOTES) writeRecord(doc, noteOf(note))
  return Y.encodeStateAsUpdate(doc)
}

function verdictOf(lane: LaneDocument, update: Uint8Array): string {
  const taking = lane.take(update, RIGHTS)
  if (!taking.ok) return `refused ${taking.code}`
  return taking.update === null ? 'known' : `taken by ${[...taking.authors].join()}`
}

const note = fc.constantFrom(...NOTES)
const coordinate = fc.integer({ min: -10_000, max: 10_000 })
const anyValue = fc.oneof(
  fc.tuple(fc.double(), fc.integer(), fc.integer(), fc.string()),
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom('blue', 'a2', null, undefined, Number.NaN, 1e300),
)
const change = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constant('set' as const),
      note,
      key: fc.constant('pos'),
      value: fc.tuple(coordinate, coordinate, fc.constant(0), fc.constant(PAGE)),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('set' as const),
      note,
      key: fc.constant('m.remark'),
      value: fc.string({ unit: 'grapheme' }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constantFrom('set' as const, 'remove' as const, 'write anew' as const, 'unset' as const),
      note,
      key: fc.constantFrom('pos', 'm.remark', 'p.color', 'index'),
      value: anyValue,
    }),
  },
)
type Change = typeof change extends fc.Arbitrary<infer Value> ? Value : never

/** What one of three people does to a note, and what may happen to it on the way. */
const step = fc.record({
  person: fc.nat(2),
  change,
  /** Whether the person knows what the others did. */
  isUpToDate: fc.boolean(),
  /** A byte that is changed on the way. */
  flip: fc.option(fc.tuple(fc.nat(), fc.integer({ min: 1, max: 255 })), { freq: 1 }),
  isSentTwice: fc.boolean(),
})
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never

function make(doc: Y.Doc, { note: name, key, value, kind }: Change): void {
  const records = doc.getMap<Y.Map<unknown>>('records')
  const id = `shape:${name}`
  if (kind === 'remove') records.delete(id)
  else if (kind === 'write anew') writeRecord(doc, noteOf(name))
  else if (kind === 'unset') records.get(id)?.delete(key)
  else records.get(id)?.set(key, value)
}

function flipped(update: Uint8Array, flip: Step['flip']): Uint8Array {
  if (flip === null || update.length === 0) return update
  const changed = update.slice()
  const at = flip[0] % changed.length
  changed[at] = changed[at]! ^ flip[1]
  return changed
}

/** @returns how many of the updates had the shape of an overwrite */
function compare(steps: readonly Step[]): number {
  const seed = seeded()
  const lane = createLaneDocument('canvas', [seed], LIMITS)
  const plain = new Y.Doc()
  plain.getMap('records')
  Y.applyUpdate(plain, seed)
  let nextClientId = 10
  const join = (): Y.Doc => {
    const doc = new Y.Doc()
    doc.clientID = nextClientId++
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(plain))
    return doc
  }
  const people = [join(), join(), join()]
  let overwrites = 0
  for (const one of steps) {
    const doc = people[one.person]!
    if (one.isUpToDate) Y.applyUpdate(doc, Y.encodeStateAsUpdate(plain))
    const sent: Uint8Array[] = []
    const listen = (update: Uint8Array): void => void sent.push(update)
    doc.on('update', listen)
    doc.transact(() => make(doc, one.change))
    doc.off('update', listen)
    for (const whole of one.isSentTwice ? [...sent, ...sent] : sent) {
      const update = flipped(whole, one.flip)
      // Made anew, it knows no record yet and looks at everything.
      const thorough = createLaneDocument('canvas', [Y.encodeStateAsUpdate(plain)], LIMITS)
      const verdict = verdictOf(thorough, update)
      expect(verdictOf(lane, update)).toBe(verdict)
      // Whoever was refused begins again with what is there.
      if (verdict.startsWith('refused')) people[one.person] = join()
      else if (verdict.startsWith('taken')) {
        Y.applyUpdate(plain, update)
        if (readOverwrite(update) !== null) overwrites++
      }
    }
  }
  expect(lane.doc.toJSON()).toEqual(plain.toJSON())
  expect(Y.encodeStateVector(lane.doc)).toEqual(Y.encodeStateVector(plain))
  return overwrites
}

describe('an edit that is judged by itself', () => {
  it('gets the verdict that a thorough look gives, whatever came before and whatever happens on the way', () => {
    let overwrites = 0
    fc.assert(
      fc.property(fc.array(step, { minLength: 5, maxLength: 40 }), (steps) => {
        overwrites += compare(steps)
      }),
      { numRuns: 40 },
    )
    expect(overwrites, 'edits of that shape').toBeGreaterThan(100)
  }, 60_000)

  it('is in the document when somebody looks', () => {
    const lane = createLaneDocument('canvas', [seeded()], LIMITS)
    const doc = new Y.Doc()
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(lane.doc))
    const sent: Uint8Array[] = []
    doc.on('update', (update: Uint8Array) => void sent.push(update))
    const moved = doc.getMap<Y.Map<unknown>>('records').get('shape:a')!
    for (let x = 1; x <= 300; x++) moved.set('pos', [x, 0, 0, PAGE])
    expect(
      sent.map((update) => verdictOf(lane, update)).every((verdict) => verdict.startsWith('taken')),
    ).toBe(true)
    expect(lane.doc.toJSON()).toEqual(doc.toJSON())
  })
})
