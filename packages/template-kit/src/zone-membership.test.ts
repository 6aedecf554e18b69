import fc from 'fast-check'
import { expect, test } from 'vitest'
import { rect } from './areas.ts'
import { createZoneMembership, type PlacedTemplate } from './zone-membership.ts'
import { zoneAtPagePoint } from './zones.ts'
import { bareTemplate } from './testing/bare-template.ts'

const HALVES = bareTemplate({
  size: { w: 200, h: 100 },
  zones: [
    { id: 'left', area: rect(0, 0, 100, 100) },
    { id: 'right', area: rect(100, 0, 100, 100) },
  ],
})

function placedAt(id: string, x: number, y: number): PlacedTemplate {
  return { id, template: HALVES, frame: { x, y, w: 200, h: 100, rotation: 0 } }
}

test('a note changes zone as it moves, and both zones know', () => {
  const membership = createZoneMembership()
  membership.placeTemplates([placedAt('map', 0, 0)])
  membership.placeNote('note', { x: 50, y: 50 })
  expect([...membership.notesIn('map', 'left')]).toEqual(['note'])
  membership.placeNote('note', { x: 100, y: 50 })
  expect(membership.membershipOf('note')).toEqual({ placedId: 'map', zoneId: 'right' })
  expect([...membership.notesIn('map', 'left')]).toEqual([])
  membership.removeNote('note')
  expect([...membership.notesIn('map', 'right')]).toEqual([])
})

test('on templates that lie over each other the note belongs to the topmost', () => {
  const membership = createZoneMembership()
  membership.placeNote('note', { x: 150, y: 50 })
  expect(membership.membershipOf('note')).toBeNull()
  membership.placeTemplates([placedAt('below', 0, 0), placedAt('above', 100, 0)])
  expect(membership.membershipOf('note')).toEqual({ placedId: 'above', zoneId: 'left' })
  membership.placeTemplates([placedAt('below', 0, 0)])
  expect(membership.membershipOf('note')).toEqual({ placedId: 'below', zoneId: 'right' })
})

const point = fc.record({ x: fc.integer({ min: -50, max: 350 }), y: fc.integer({ min: -50, max: 250 }) })
const step = fc.oneof(
  fc.record({ kind: fc.constant('note' as const), id: fc.constantFrom('a', 'b', 'c'), at: point }),
  fc.record({ kind: fc.constant('gone' as const), id: fc.constantFrom('a', 'b', 'c') }),
  fc.record({ kind: fc.constant('templates' as const), at: fc.array(point, { maxLength: 3 }) }),
)

test('after any moves it knows the same as looking at everything anew', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
      const membership = createZoneMembership()
      const notes = new Map<string, { x: number; y: number }>()
      let placed: PlacedTemplate[] = []
      for (const move of steps) {
        if (move.kind === 'note') {
          notes.set(move.id, move.at)
          membership.placeNote(move.id, move.at)
        } else if (move.kind === 'gone') {
          notes.delete(move.id)
          membership.removeNote(move.id)
        } else {
          placed = move.at.map(({ x, y }, nth) => placedAt(`map-${nth}`, x, y))
          membership.placeTemplates(placed)
        }
      }
      for (const id of ['a', 'b', 'c']) {
        const at = notes.get(id)
        const holder = at && placed.findLast(({ template, frame }) => zoneAtPagePoint(template, frame, at))
        const expected = at && holder ? zoneAtPagePoint(HALVES, holder.frame, at)?.id : undefined
        expect(membership.membershipOf(id)?.placedId).toBe(holder?.id)
        expect(membership.membershipOf(id)?.zoneId).toBe(expected)
        if (holder && expected) expect(membership.notesIn(holder.id, expected).has(id)).toBe(true)
      }
    }),
  )
})
