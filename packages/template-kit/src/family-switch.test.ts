import fc from 'fast-check'
import { expect, test } from 'vitest'
import { borders, cell, rect } from './areas.ts'
import { planFamilySwitch, type NoteInZone } from './family-switch.ts'
import { bareTemplate } from './testing/bare-template.ts'

const SIZE = { w: 300, h: 100 }

const PLAIN = bareTemplate({
  size: SIZE,
  zones: [
    { id: 'small', area: rect(0, 0, 100, 100) },
    { id: 'large', area: rect(100, 0, 100, 100) },
    { id: 'own', area: rect(200, 0, 100, 100) },
  ],
})
const COLUMNS = borders(0, 300, 3)
const CELLS = bareTemplate({
  size: SIZE,
  zones: [0, 1, 2].flatMap((column) =>
    ['small', 'large'].map((meaning, row) => ({
      id: `${meaning}-${column}`,
      meaning,
      area: cell(COLUMNS, borders(0, 100, 2), column, row),
    })),
  ),
})

const note = fc.record({
  noteId: fc.uuid(),
  zoneId: fc.constantFrom('small', 'large', 'own'),
  share: fc.record({
    x: fc.double({ min: 0, max: 1, noNaN: true }),
    y: fc.double({ min: 0, max: 1, noNaN: true }),
  }),
})
const notes = fc.uniqueArray(note, { selector: ({ noteId }) => noteId, maxLength: 30 })

test('every note comes out once: in a zone of the same meaning, or without a home', () => {
  fc.assert(
    fc.property(notes, (before) => {
      const { notesByZone, homeless } = planFamilySwitch(PLAIN, CELLS, before)
      const placed = [...notesByZone].flatMap(([zoneId, ids]) => ids.map((id) => [id, zoneId] as const))
      expect([...placed.map(([id]) => id), ...homeless].toSorted()).toEqual(
        before.map(({ noteId }) => noteId).toSorted(),
      )
      for (const [id, zoneId] of placed) {
        const from = before.find(({ noteId }) => noteId === id)!
        expect(CELLS.zones.find((zone) => zone.id === zoneId)!.meaning).toBe(from.zoneId)
      }
      expect(new Set(homeless)).toEqual(
        new Set(before.filter(({ zoneId }) => zoneId === 'own').map(({ noteId }) => noteId)),
      )
    }),
  )
})

test('there and back again every note with a home is in the zone where it was', () => {
  fc.assert(
    fc.property(notes, (before) => {
      const there = planFamilySwitch(PLAIN, CELLS, before)
      const between: NoteInZone[] = [...there.notesByZone].flatMap(([zoneId, ids]) =>
        ids.map((noteId) => ({ noteId, zoneId, share: { x: 0.5, y: 0.5 } })),
      )
      const back = planFamilySwitch(CELLS, PLAIN, between)
      expect(back.homeless).toEqual([])
      for (const [zoneId, ids] of back.notesByZone) {
        for (const id of ids) expect(before.find(({ noteId }) => noteId === id)!.zoneId).toBe(zoneId)
      }
    }),
  )
})

test('of several zones of that meaning it takes the one that lies most like the note', () => {
  const right: NoteInZone = { noteId: 'a', zoneId: 'small', share: { x: 0.9, y: 0.2 } }
  expect([...planFamilySwitch(PLAIN, CELLS, [right]).notesByZone.keys()]).toEqual(['small-2'])
})
