import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ellipse, polygon, rect, ring } from './areas.ts'
import { overlaps } from './geometry.ts'
import { layNotesInZone } from './zone-layout.ts'
import { zoneAt } from './zones.ts'
import { bareTemplate } from './testing/bare-template.ts'

const TEMPLATE = bareTemplate({
  size: { w: 3000, h: 2000 },
  zonesOverlap: true,
  zones: [
    { id: 'sheet', area: rect(0, 0, 3000, 2000) },
    { id: 'ring', area: ring({ cx: 1500, cy: 1000, inner: 400, outer: 900, squash: 0.7 }) },
    { id: 'arrow', area: polygon([0, 0], [800, 300], [0, 600], [200, 300]) },
    { id: 'disc', area: ellipse(2700, 300, 250, 250) },
  ],
})

test('every note lands in its zone, whatever the form, the size of the template and their number', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...TEMPLATE.zones),
      fc.integer({ min: 0, max: 60 }),
      fc.double({ min: 0.1, max: 3, noNaN: true }),
      fc.double({ min: 0.1, max: 3, noNaN: true }),
      (zone, count, wide, high) => {
        const size = { w: 3000 * wide, h: 2000 * high }
        const middles = layNotesInZone(TEMPLATE, zone, { size, noteSize: 200, count, keepClear: [] })
        expect(middles).toHaveLength(count)
        for (const middle of middles) expect(zoneAt(TEMPLATE, size, middle)?.id).toBe(zone.id)
      },
    ),
    { numRuns: 60 },
  )
})

test('as long as there is room no note lies on another, nor on what must stay readable', () => {
  const label = { x: 0, y: 0, w: 3000, h: 200 }
  const middles = layNotesInZone(TEMPLATE, TEMPLATE.zones[0]!, {
    size: TEMPLATE.size,
    noteSize: 200,
    count: 20,
    keepClear: [label],
  })
  const boxes = middles.map(({ x, y }) => ({ x: x - 100, y: y - 100, w: 200, h: 200 }))
  boxes.forEach((box, nth) => {
    expect(overlaps(box, label)).toBe(false)
    for (const other of boxes.slice(nth + 1)) expect(overlaps(box, other)).toBe(false)
  })
})
