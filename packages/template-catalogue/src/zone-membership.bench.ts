import { createZoneMembership, zoneAtPagePoint, type PlacedTemplate } from '@anderhalf/template-kit'
import { bench, describe } from 'vitest'
import { listTemplates } from './catalogue.ts'

const NOTES = 5000
const PLACED: PlacedTemplate[] = Array.from({ length: 20 }, (_, nth) => {
  const template = listTemplates()[nth % listTemplates().length]!
  return {
    id: `placed-${nth}`,
    template,
    frame: { x: (nth % 5) * 5200, y: Math.floor(nth / 5) * 3700, ...template.size, rotation: 0 },
  }
})
const MIDDLES = Array.from({ length: NOTES }, (_, nth) => ({
  x: (nth * 7919) % 26_000,
  y: (nth * 6101) % 14_800,
}))

const membership = createZoneMembership()
membership.placeTemplates(PLACED)
MIDDLES.forEach((middle, nth) => membership.placeNote(`note-${nth}`, middle))
let moved = 0

describe('5,000 notes over 20 templates', () => {
  bench('one note moved', () => {
    moved = (moved + 1) % NOTES
    membership.placeNote(`note-${moved}`, MIDDLES[(moved * 31) % NOTES]!)
  })
  bench('everything anew', () => {
    membership.placeTemplates(PLACED)
  })
  bench('one note moved, by a naive scan of everything', () => {
    for (const middle of MIDDLES) {
      PLACED.findLast(({ template, frame }) => zoneAtPagePoint(template, frame, middle))
    }
  })
})
