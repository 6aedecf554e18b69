import type { TLDrawShapeSegment } from '@tldraw/tlschema'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { encodeInkChunk, parseInkChunk } from './ink-chunk.ts'
import { recordsOf } from './layout.ts'
import { readRecord } from './read-record.ts'
import { createStroke, penPoints } from './testing/stroke.ts'
import { writeRecord } from './write-record.ts'

const hundredth = fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }).map((value) => value / 100)
const nearby = fc.integer({ min: -9_000, max: 9_000 }).map((value) => value / 100)
const coordinate = fc.oneof({ weight: 9, arbitrary: nearby }, { weight: 1, arbitrary: hundredth })
const type = fc.constantFrom('free', 'straight')
const segment = fc.oneof(
  fc.record({ type, points: fc.array(fc.record({ x: coordinate, y: coordinate, z: nearby })) }),
  fc.record({ type, points: fc.array(fc.record({ x: coordinate, y: coordinate })) }),
) as fc.Arbitrary<TLDrawShapeSegment>

function write(doc: Y.Doc, segments: TLDrawShapeSegment[], before?: TLDrawShapeSegment[]): void {
  const stroke = createStroke(segments, 'shape:stroke' as never)
  const options = before === undefined ? {} : { before: createStroke(before, stroke.id) }
  doc.transact(() => writeRecord(doc, stroke, options))
}

function read(doc: Y.Doc): unknown {
  const reading = readRecord(doc, 'shape:stroke')
  return reading?.ok && 'props' in reading.record
    ? (reading.record.props as { segments?: unknown }).segments
    : reading
}

function chunksOf(doc: Y.Doc): string[] {
  const map = recordsOf(doc).get('shape:stroke') as Y.Map<unknown>
  return [...map.keys()].filter((key) => key.startsWith('ink.')).toSorted()
}

describe('a stroke in the document', () => {
  test('a pen stroke of 500 points that grows while it is drawn takes at most 3 KB with all that belongs to it', () => {
    const doc = new Y.Doc()
    const points = penPoints(500)
    write(doc, [{ type: 'free', points: points.slice(0, 1) }])
    for (let end = 60; end < 560; end += 60) {
      const before = points.slice(0, Math.max(1, end - 60))
      write(doc, [{ type: 'free', points: points.slice(0, end) }], [{ type: 'free', points: before }])
    }
    expect(read(doc)).toEqual([{ type: 'free', points }])
    const bytes = Y.encodeStateAsUpdate(doc).length
    expect(JSON.stringify(points).length).toBeGreaterThan(13_000)
    expect(bytes).toBeLessThanOrEqual(3_000)
    expect(chunksOf(doc)).toHaveLength(10)
  })

  test('what was drawn since the last commit is added, and what lies there is not sent again', () => {
    const doc = new Y.Doc()
    const points = penPoints(300)
    write(doc, [{ type: 'free', points: points.slice(0, 299) }])
    let sent = 0
    doc.on('update', (update: Uint8Array) => (sent += update.length))
    write(doc, [{ type: 'free', points }], [{ type: 'free', points: points.slice(0, 299) }])
    expect(sent).toBeGreaterThan(0)
    expect(sent).toBeLessThan(80)
    write(doc, [{ type: 'free', points }], [{ type: 'free', points: points.slice(0, 299) }])
    expect(sent).toBeLessThan(80)
  })

  test('every stroke of hundredths is read back as it was written, whatever it was before', () => {
    fc.assert(
      fc.property(fc.array(segment), fc.array(segment), fc.nat(8), (first, second, at) => {
        const doc = new Y.Doc()
        write(doc, first)
        expect(read(doc)).toEqual(first)
        const longer = [...first, ...second]
        write(doc, longer, first)
        expect(read(doc)).toEqual(longer)
        const other = longer.slice(at)
        write(doc, other, longer)
        expect(read(doc)).toEqual(other)
      }),
    )
  })

  test('a stroke that is no whole hundredths stays as it is', () => {
    const doc = new Y.Doc()
    const odd: TLDrawShapeSegment[] = [{ type: 'free', points: [{ x: 1 / 3, y: 0 }] }]
    const even: TLDrawShapeSegment[] = [{ type: 'free', points: [{ x: 0.33, y: 0 }] }]
    write(doc, odd)
    expect(read(doc)).toEqual(odd)
    write(doc, even, odd)
    expect(read(doc)).toEqual(even)
    expect(chunksOf(doc)).toHaveLength(1)
    write(doc, odd, even)
    expect(read(doc)).toEqual(odd)
    expect(chunksOf(doc)).toHaveLength(0)
  })

  test('a board of before, with its points in plain, is read as it is and written anew when the stroke changes', () => {
    const doc = new Y.Doc()
    const {
      id: _,
      x,
      y,
      rotation,
      parentId,
      index,
      ...base
    } = createStroke([{ type: 'free', points: penPoints(3) }])
    const map = new Y.Map<unknown>(Object.entries({ $: base, pos: [x, y, rotation, parentId], index }))
    recordsOf(doc).set('shape:stroke', map)
    expect(read(doc)).toEqual(base.props.segments)
    write(doc, base.props.segments)
    expect(chunksOf(doc)).toHaveLength(0)
    const longer: TLDrawShapeSegment[] = [{ type: 'free', points: penPoints(4) }]
    write(doc, longer, base.props.segments)
    expect(read(doc)).toEqual(longer)
  })

  test('two people who resize one stroke at once leave one of the two, never a mix', () => {
    const mine = new Y.Doc()
    const drawn = [0, 1, 2, 3].map((end) => [{ type: 'free' as const, points: penPoints(20 * end + 20) }])
    write(mine, drawn[0]!)
    for (const at of [1, 2, 3]) write(mine, drawn[at]!, drawn[at - 1])
    const theirs = new Y.Doc()
    Y.applyUpdate(theirs, Y.encodeStateAsUpdate(mine))
    const scaled = [2, 3].map((by) => [
      { type: 'free' as const, points: penPoints(80).map(({ x, y }) => ({ x: Math.round(x * by), y })) },
    ])
    write(mine, scaled[0]!, drawn[3])
    write(
      theirs,
      scaled[1]!.map(({ type, points }) => ({ type, points: points.slice(0, 30) })),
      drawn[3],
    )
    write(
      theirs,
      scaled[1]!,
      scaled[1]!.map(({ type, points }) => ({ type, points: points.slice(0, 30) })),
    )
    Y.applyUpdate(mine, Y.encodeStateAsUpdate(theirs))
    Y.applyUpdate(theirs, Y.encodeStateAsUpdate(mine))
    expect(read(mine)).toEqual(read(theirs))
    expect(scaled).toContainEqual(read(mine))
  })
})

const strokeEdit = fc.record({
  byFirst: fc.boolean(),
  kind: fc.constantFrom('go on', 'straight', 'scale', 'shorten', 'meet'),
  size: fc.integer({ min: 1, max: 70 }),
})

function edited(segments: TLDrawShapeSegment[], kind: string, size: number): TLDrawShapeSegment[] {
  const last = segments.at(-1) ?? { type: 'free', points: [] }
  const others = segments.slice(0, -1)
  switch (kind) {
    case 'go on':
      return [...others, { ...last, points: [...last.points, ...penPoints(size)] }]
    case 'straight':
      return [...segments, { type: 'straight', points: penPoints(2 + (size % 3)) }]
    case 'shorten':
      return [...others, { ...last, points: last.points.slice(0, -size) }]
    default:
      return segments.map(({ type: kept, points }) => ({
        type: kept,
        points: points.map(({ x, y, z }) => ({
          // Ink knows one zero; a remainder and a rounding may be minus zero.
          x: (Math.round(x * size) % 5_000) + 0,
          y: Math.round(y) + 0,
          z: z ?? 0.5,
        })),
      }))
  }
}

test('whatever two people do to one stroke, apart or together, both read the same line', () => {
  fc.assert(
    fc.property(fc.array(strokeEdit, { minLength: 1, maxLength: 24 }), (edits) => {
      const docs = [new Y.Doc(), new Y.Doc()] as const
      const meet = () => {
        for (const [from, to] of [docs, docs.toReversed()] as [Y.Doc, Y.Doc][]) {
          Y.applyUpdate(to, Y.encodeStateAsUpdate(from, Y.encodeStateVector(to)))
        }
      }
      write(docs[0], [{ type: 'free', points: penPoints(5) }])
      meet()
      for (const { byFirst, kind, size } of edits) {
        if (kind === 'meet') {
          meet()
          continue
        }
        const doc = docs[byFirst ? 0 : 1]
        const before = read(doc) as TLDrawShapeSegment[]
        const after = edited(before, kind, size)
        write(doc, after, before)
        expect(read(doc)).toEqual(after)
      }
      meet()
      expect(Array.isArray(read(docs[0]))).toBe(true)
      expect(read(docs[0])).toEqual(read(docs[1]))
    }),
    { numRuns: 150 },
  )
})

describe('a chunk of ink', () => {
  test('what nobody can have written is refused', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const chunk = parseInkChunk(text)
        for (const { points } of chunk?.segments ?? []) {
          for (const { x, y, z = 0 } of points) {
            for (const value of [x, y, z]) expect(Math.abs(value)).toBeLessThanOrEqual(10_000_000)
          }
        }
      }),
    )
    expect(parseInkChunk('')).toBeNull()
    expect(parseInkChunk('ééé')).toBeNull()
    expect(parseInkChunk(7)).toBeNull()
  })

  test('a short text never becomes more than four thousand points', () => {
    const points = Array.from({ length: 3_999 }, () => ({ x: 0, y: 0 }))
    const text = encodeInkChunk({ continues: false, segments: [{ type: 'free', points }] })
    expect(text!.length).toBeLessThan(2_000)
    expect(
      encodeInkChunk({ continues: false, segments: [{ type: 'free', points: [...points, points[0]!] }] }),
    ).toBeNull()
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('A', 'Z', 'a', 'z', '0', '9', '-', '_') }), (letters) => {
        const segments = parseInkChunk(letters)?.segments ?? []
        const count = segments.reduce((sum, { points: drawn }) => sum + drawn.length, 0)
        expect(count).toBeLessThanOrEqual(4_000)
      }),
    )
  })
})
