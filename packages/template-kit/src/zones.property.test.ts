import fc from 'fast-check'
import { expect, test } from 'vitest'
import { borders, cell, ellipse, polygon, ring, type Area } from './areas.ts'
import { areaContains } from './area-contains.ts'
import { pageToTemplate, templateToPage, type Point } from './geometry.ts'
import type { Template } from './define-template.ts'
import { zoneAt, zoneAtPagePoint } from './zones.ts'
import { bareTemplate } from './testing/bare-template.ts'

const SIZE = { w: 1200, h: 900 }
/** Whole numbers often fall on a border, where two areas could both claim a point, or neither. */
const pointOnSheet = fc.record({
  x: fc.oneof(fc.integer({ min: 0, max: SIZE.w - 1 }), fc.double({ min: 0, max: SIZE.w - 1, noNaN: true })),
  y: fc.oneof(fc.integer({ min: 0, max: SIZE.h - 1 }), fc.double({ min: 0, max: SIZE.h - 1, noNaN: true })),
})
const frame = fc.record({
  x: fc.integer({ min: -5000, max: 5000 }),
  y: fc.integer({ min: -5000, max: 5000 }),
  w: fc.integer({ min: 100, max: 9000 }),
  h: fc.integer({ min: 100, max: 9000 }),
  rotation: fc.double({ min: -7, max: 7, noNaN: true }),
})

const CENTRE = { cx: 600, cy: 450 }
const RINGS: readonly Area[] = [0, 100, 200, 300].map((inner) =>
  ring({ ...CENTRE, inner, outer: inner + 100, squash: 0.75 }),
)
const SECTORS: readonly Area[] = [0, 1, 2].map((nth) =>
  ring({ ...CENTRE, inner: 0, outer: 400, squash: 0.75, fromDeg: nth * 120 - 90, toDeg: nth * 120 + 30 }),
)
const COLUMNS = borders(0, SIZE.w, 7)
const ROWS = borders(0, SIZE.h, 3)
const CELLS: readonly Area[] = [0, 1, 2].flatMap((row) =>
  [0, 1, 2, 3, 4, 5, 6].map((column) => cell(COLUMNS, ROWS, column, row)),
)
const TRIANGLES: readonly Area[] = [
  polygon([0, 0], [1200, 0], [500, 400]),
  polygon([1200, 0], [1200, 900], [500, 400]),
  polygon([1200, 900], [0, 900], [500, 400]),
  polygon([0, 900], [0, 0], [500, 400]),
]

function holders(areas: readonly Area[], point: Point): number {
  return areas.filter((area) => areaContains(area, point)).length
}

test.each([
  ['cells', CELLS],
  ['triangles', TRIANGLES],
])('every point of the sheet lies in exactly one of the %s, borders included', (_, areas) => {
  fc.assert(
    fc.property(pointOnSheet, (point) => {
      expect(holders(areas, point)).toBe(1)
    }),
  )
})

test.each([
  ['rings', RINGS],
  ['sectors', SECTORS],
])('every point of the oval lies in exactly one of the %s, and none beside it does', (_, areas) => {
  const oval = ellipse(CENTRE.cx, CENTRE.cy, 400, 300)
  fc.assert(
    fc.property(pointOnSheet, (point) => {
      expect(holders(areas, point)).toBe(areaContains(oval, point) ? 1 : 0)
    }),
  )
})

test('the exact centre belongs to the innermost ring and to one sector', () => {
  const centre = { x: CENTRE.cx, y: CENTRE.cy }
  expect(RINGS.findIndex((area) => areaContains(area, centre))).toBe(0)
  expect(holders(SECTORS, centre)).toBe(1)
})

test('a point goes to a template and back, wherever the template lies and however it is turned', () => {
  fc.assert(
    fc.property(pointOnSheet, frame, (point, place) => {
      const back = pageToTemplate(templateToPage(point, place), place)
      expect(back.x).toBeCloseTo(point.x, 6)
      expect(back.y).toBeCloseTo(point.y, 6)
    }),
  )
})

test('a note stays in its zone when its template is moved, turned and stretched', () => {
  const template = templateOf([...RINGS])
  fc.assert(
    fc.property(pointOnSheet, frame, (point, place) => {
      fc.pre(farFromBorders(point))
      const stretched = { x: (point.x * place.w) / SIZE.w, y: (point.y * place.h) / SIZE.h }
      const found = zoneAtPagePoint(template, place, templateToPage(stretched, place))
      expect(found?.id).toBe(zoneAt(template, SIZE, point)?.id)
    }),
  )
})

test('where zones are declared to overlap, the last one wins', () => {
  const template = templateOf([ellipse(600, 450, 400, 300), ellipse(600, 450, 100, 75)])
  expect(zoneAt(template, SIZE, { x: 600, y: 450 })?.id).toBe('zone-1')
  expect(zoneAt(template, SIZE, { x: 800, y: 450 })?.id).toBe('zone-0')
})

/** Turning and stretching costs a rounding error, so a point on the very border may change sides. */
function farFromBorders({ x, y }: Point): boolean {
  const distance = Math.hypot(x - CENTRE.cx, (y - CENTRE.cy) / 0.75)
  return Math.abs(distance - Math.round(distance / 100) * 100) > 1e-6
}

function templateOf(areas: readonly Area[]): Template {
  return bareTemplate({ size: SIZE, zones: areas.map((area, nth) => ({ id: `zone-${nth}`, area })) })
}
