import fc from 'fast-check'
import { expect, test } from 'vitest'
import { areaContains } from './area-contains.ts'
import { overlapGround, overlapPart } from './overlapping-discs.ts'

const DISCS = [
  { id: 'one', cx: 700, cy: 600 },
  { id: 'two', cx: 1100, cy: 600 },
  { id: 'three', cx: 900, cy: 950 },
] as const
const FIGURE = { discs: DISCS, radius: 500, squash: 0.8 }
const SETS = [
  ['one'],
  ['two'],
  ['three'],
  ['one', 'two'],
  ['one', 'three'],
  ['two', 'three'],
  ['one', 'two', 'three'],
]
/** How far the sides of a polygon of 3° lie within the disc. */
const SAGITTA = 1

const point = fc.record({ x: fc.integer({ min: 0, max: 1800 }), y: fc.integer({ min: 0, max: 1400 }) })

test('each point of the figure lies in exactly one part', () => {
  const parts = SETS.map((ids) => overlapPart(ids, FIGURE))
  const ground = overlapGround(FIGURE)
  fc.assert(
    fc.property(point, (at) => {
      expect(parts.filter((part) => areaContains(part, at))).toHaveLength(areaContains(ground, at) ? 1 : 0)
    }),
  )
})

test('a part lies in its own discs and in no other', () => {
  fc.assert(
    fc.property(point, fc.constantFrom(...SETS), (at, ids) => {
      const distances = DISCS.map(({ id, cx, cy }) => ({ id, far: Math.hypot(at.x - cx, at.y / 0.8 - cy) }))
      fc.pre(distances.every(({ far }) => Math.abs(far - FIGURE.radius) > 2 * SAGITTA))
      const holders = distances.filter(({ far }) => far < FIGURE.radius).map(({ id }) => id)
      expect(areaContains(overlapPart(ids, FIGURE), at)).toBe(holders.join() === ids.join())
    }),
  )
})

test('discs that do not meet have no part in common', () => {
  const apart = { ...FIGURE, radius: 150 }
  expect(() => overlapPart(['one', 'two'], apart)).toThrow(RangeError)
})
