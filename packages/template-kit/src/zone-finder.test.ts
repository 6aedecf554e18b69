import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ellipse, polygon, rect, ring } from './areas.ts'
import { templateToPage } from './geometry.ts'
import { createZoneFinder } from './zone-finder.ts'
import { zoneAtPagePoint } from './zones.ts'
import { bareTemplate } from './testing/bare-template.ts'

const MIXED = bareTemplate({
  size: { w: 400, h: 300 },
  zonesOverlap: true,
  zones: [
    { id: 'sheet', area: rect(0, 0, 400, 300) },
    { id: 'half', area: ring({ cx: 200, cy: 300, inner: 50, outer: 180, fromDeg: 180 }) },
    { id: 'arrow', area: polygon([10, 10], [200, 60], [10, 110], [60, 60]) },
    { id: 'disc', area: ellipse(320, 80, 60, 40) },
  ],
})

const frame = fc.record({
  x: fc.integer({ min: -5000, max: 5000 }),
  y: fc.integer({ min: -5000, max: 5000 }),
  w: fc.integer({ min: 100, max: 9000 }),
  h: fc.integer({ min: 100, max: 9000 }),
  rotation: fc.oneof(fc.constant(0), fc.double({ min: -7, max: 7, noNaN: true })),
})
const share = fc.double({ min: -0.2, max: 1.2, noNaN: true })

test('it finds what looking at every zone finds, wherever the template lies and however it is turned', () => {
  fc.assert(
    fc.property(frame, share, share, (place, across, down) => {
      const point = templateToPage({ x: across * place.w, y: down * place.h }, place)
      const expected = zoneAtPagePoint(MIXED, place, point)
      expect(createZoneFinder(MIXED, place)(point)?.id).toBe(expected?.id)
    }),
    { numRuns: 1000 },
  )
})

test('the exact corner of a template at rest belongs to it', () => {
  const find = createZoneFinder(MIXED, { x: 0.1, y: 0.2, w: 400, h: 300, rotation: 0 })
  expect(find({ x: 0.1, y: 0.2 })?.id).toBe('sheet')
  expect(find({ x: 400.1, y: 0.2 })).toBeNull()
})
