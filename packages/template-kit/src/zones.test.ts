import { expect, test } from 'vitest'
import { rect } from './areas.ts'
import { defineTemplate } from './define-template.ts'
import { zoneName } from './zones.ts'

const about = { name: '-', purpose: '-', instruction: '-', keywords: [] }
const TEMPLATE = defineTemplate({
  id: 'fixture/table',
  version: 1,
  family: 'fixture',
  size: { w: 100, h: 100 },
  moments: ['any'],
  durationMinutes: 1,
  about: { nl: about, en: about },
  labels: { nl: { care: 'Zorg', now: 'Nu' }, en: { care: 'Care', now: 'Now' } },
  zones: [{ id: 'now.care', label: 'care', within: ['now'], area: rect(0, 0, 100, 100) }],
  draw: () => undefined,
})

test('a cell is called after its column and its row, in the language of the reader', () => {
  expect(zoneName(TEMPLATE, TEMPLATE.zones[0]!, 'nl')).toBe('Zorg · Nu')
  expect(zoneName(TEMPLATE, TEMPLATE.zones[0]!, 'en')).toBe('Care · Now')
})

test('a heading that was renamed on the board renames its cells; an empty name does not', () => {
  expect(zoneName(TEMPLATE, TEMPLATE.zones[0]!, 'nl', { now: 'Vandaag', care: ' ' })).toBe('Zorg · Vandaag')
})
