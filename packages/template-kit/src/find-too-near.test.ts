import fc from 'fast-check'
import { expect, test } from 'vitest'
import { rect } from './areas.ts'
import { findCoverage } from './coverage.ts'
import { findTooNear, type PlacedMiddle } from './find-too-near.ts'
import { templateToPage, type Frame } from './geometry.ts'
import { bareTemplate } from './testing/bare-template.ts'

const ROOM = bareTemplate({
  size: { w: 1000, h: 500 },
  zones: [{ id: 'floor', area: rect(0, 0, 1000, 500) }],
  coverage: [
    {
      id: 'near',
      kind: 'too-near',
      zones: ['floor'],
      metres: 1.5,
      unitsPerMetre: 100,
      sentence: { nl: '-', en: '-' },
    },
  ],
})

/** Seats by their place on the sheet, on a plan that was moved, turned and made larger. */
function nearOn(frame: Frame, seats: readonly (readonly [number, number])[]): string[] {
  const scale = { x: frame.w / 1000, y: frame.h / 500 }
  const placed = seats.map(([x, y], nth): PlacedMiddle => ({
    id: String(nth),
    middle: templateToPage({ x: x * scale.x, y: y * scale.y }, frame),
  }))
  return findTooNear(ROOM, frame, () => placed).map(({ one, other }) => `${one.id}-${other.id}`)
}

const AS_DRAWN: Frame = { x: 0, y: 0, w: 1000, h: 500, rotation: 0 }

test('two seats nearer than one and a half metres are named, and those at exactly that are not', () => {
  expect(
    nearOn(AS_DRAWN, [
      [100, 100],
      [249, 100],
      [400, 100],
    ]),
  ).toEqual(['0-1'])
  expect(
    nearOn(AS_DRAWN, [
      [100, 100],
      [250, 100],
    ]),
  ).toEqual([])
})

test('the metres belong to the plan: moved, turned or made larger it says the same', () => {
  const frame = fc.record({
    x: fc.integer({ min: -5000, max: 5000 }),
    y: fc.integer({ min: -5000, max: 5000 }),
    w: fc.integer({ min: 500, max: 4000 }),
    h: fc.integer({ min: 300, max: 2000 }),
    rotation: fc.double({ min: -3, max: 3, noNaN: true }),
  })
  const seat = fc.tuple(fc.integer({ min: 0, max: 1000 }), fc.integer({ min: 0, max: 500 }))
  fc.assert(
    fc.property(frame, fc.array(seat, { maxLength: 6 }), (place, seats) => {
      expect(nearOn(place, seats)).toEqual(nearOn(AS_DRAWN, seats))
    }),
  )
})

test('whoever only counts notes finds nothing near', () => {
  expect(findCoverage(ROOM, () => 2)).toEqual([])
})
