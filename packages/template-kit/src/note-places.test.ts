import fc from 'fast-check'
import { expect, test } from 'vitest'
import { areaContains } from './area-contains.ts'
import { rect, ring, type Area } from './areas.ts'
import { overlaps } from './geometry.ts'
import { findNotePlaces } from './note-places.ts'

const HALF_DISC = ring({ cx: 400, cy: 400, inner: 0, outer: 400, fromDeg: 180, toDeg: 360 })
const NOTE = { noteSize: 200, gap: 20 }

test('notes fill a box in rows from the top', () => {
  expect(findNotePlaces(rect(0, 0, 500, 500), { ...NOTE, keepClear: [], count: 9 })).toEqual([
    { x: 20, y: 20 },
    { x: 240, y: 20 },
    { x: 20, y: 240 },
    { x: 240, y: 240 },
  ])
})

test('rows begin lower where more notes fit: three beside each other in a half disc, not one at its top', () => {
  expect(findNotePlaces(HALF_DISC, { ...NOTE, keepClear: [], count: 9 })).toHaveLength(3)
})

test('no place lies outside the area, over another or over what stays clear', () => {
  const areas: readonly Area[] = [
    rect(0, 0, 900, 700),
    HALF_DISC,
    ring({ cx: 600, cy: 600, inner: 250, outer: 600 }),
  ]
  const label = fc.record({ x: fc.integer({ min: 0, max: 800 }), y: fc.integer({ min: 0, max: 600 }) })
  fc.assert(
    fc.property(fc.constantFrom(...areas), label, (area, at) => {
      const keepClear = [{ ...at, w: 300, h: 80 }]
      const notes = findNotePlaces(area, { ...NOTE, keepClear, count: 20 }).map((place) => ({
        ...place,
        w: 200,
        h: 200,
      }))
      for (const [nth, note] of notes.entries()) {
        expect(areaContains(area, { x: note.x + 100, y: note.y + 100 })).toBe(true)
        expect([...notes.slice(nth + 1), ...keepClear].some((other) => overlaps(note, other))).toBe(false)
      }
    }),
  )
})
