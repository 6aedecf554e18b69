import { expect, test } from 'vitest'
import { rect } from '../areas.ts'
import { defineTemplate, type Template } from '../define-template.ts'
import { describeTemplate } from './describe-template.ts'
import { findMissingVersions } from './family-rule.ts'
import { TEMPLATE_RULES } from './template-rules.ts'

const SOUND = defineTemplate({
  id: 'fixture/halves',
  version: 1,
  family: 'fixture',
  size: { w: 2000, h: 1000 },
  moments: ['any'],
  durationMinutes: 5,
  about: {
    nl: { name: 'Helften', purpose: 'Om te proeven.', instruction: 'Leg neer.', keywords: [] },
    en: { name: 'Halves', purpose: 'To try.', instruction: 'Put down.', keywords: [] },
  },
  labels: { nl: { left: 'Links & meer', right: 'Rechts' }, en: { left: 'Left & more', right: 'Right' } },
  zones: [
    { id: 'left', label: 'left', area: rect(0, 0, 1000, 1000) },
    { id: 'right', label: 'right', area: rect(1000, 0, 1000, 1000) },
  ],
  draw(sheet) {
    sheet.zone('left', { fill: 'i', stroke: 'outline' })
    sheet.zone('right', { fill: 'we', stroke: 'outline' })
    sheet.label('left', { x: 40, y: 40, w: 900, h: 100 }, { fontSize: 60 })
    sheet.label('right', { x: 1040, y: 40, w: 900, h: 100 }, { fontSize: 60 })
  },
})

describeTemplate(SOUND)

const [left, right] = SOUND.zones as [Template['zones'][0], Template['zones'][0]]
const BROKEN: Record<(typeof TEMPLATE_RULES)[number]['name'], Template> = {
  'has ids that can lie in boards for ever': { ...SOUND, zones: [left, { ...right, id: 'left' }] },
  'comes back the same from storage': { ...SOUND, size: { w: Number.POSITIVE_INFINITY, h: 1000 } },
  'covers its ground with zones that do not overlap': {
    ...SOUND,
    zones: [left, { ...right, area: rect(999, 0, 1001, 1000) }],
  },
  'has every word in every language': { ...SOUND, labels: { ...SOUND.labels, en: { left: 'Left' } } },
  'fits its labels': {
    ...SOUND,
    labels: { ...SOUND.labels, nl: { left: 'Links', right: 'Onuitsprekelijkheid'.repeat(9) } },
  },
  'keeps the label of a zone within it': {
    ...SOUND,
    draw(sheet) {
      SOUND.draw(sheet)
      const box = { x: 940, y: 400, w: 900, h: 100 }
      sheet.label('left', box, { fontSize: 60, zoneId: 'left' })
    },
  },
  'can be read from the back of the room': { ...SOUND, size: { w: 9000, h: 1000 } },
  'has contrast on light and on dark boards': {
    ...SOUND,
    draw(sheet) {
      SOUND.draw(sheet)
      sheet.area(left.area, { fill: 'outline' })
    },
  },
  'leaves room for notes beside its labels': {
    ...SOUND,
    draw(sheet) {
      SOUND.draw(sheet)
      sheet.label('left', { x: 40, y: 150, w: 900, h: 800 }, { fontSize: 60 })
    },
  },
  'holds twelve notes': {
    ...SOUND,
    zones: [left, right].map((zone) => ({ ...zone, area: rect(0, 0, 500, 700) })),
  },
  'shows its labels in an exported picture': { ...SOUND, draw: (sheet) => sheet.zone('left', { fill: 'i' }) },
}

test.each(TEMPLATE_RULES)('the suite catches a template that breaks: $name', ({ name, findFaults }) => {
  expect(findFaults(BROKEN[name])).not.toEqual([])
})

test('a version stands beside those before it', () => {
  const [second, third] = [2, 3].map((version) => ({ ...SOUND, version }))
  expect(findMissingVersions([third!, second!, SOUND])).toEqual([])
  expect(findMissingVersions([third!, SOUND])).toEqual(['fixture/halves has lost its version 2'])
})
