import { expect, test } from 'vitest'
import { rect } from './areas.ts'
import { defineTemplate } from './define-template.ts'

const about = { name: '-', purpose: '-', instruction: '-', keywords: [] }
const PLAIN = {
  id: 'fixture/one',
  version: 1,
  family: 'fixture',
  size: { w: 100, h: 100 },
  moments: ['any'],
  durationMinutes: 1,
  about: { nl: about, en: about },
  draw: () => undefined,
} as const

test('words that one language lacks, and a zone with an unknown label, do not compile', () => {
  const area = rect(0, 0, 100, 100)
  const labels = { nl: { title: 'Een', all: 'Alles' }, en: { title: 'One', all: 'All' } }
  expect(defineTemplate({ ...PLAIN, labels, zones: [{ id: 'all', label: 'all', area }] }).zones).toHaveLength(
    1,
  )
  // @ts-expect-error English has no words for `all`.
  defineTemplate({ ...PLAIN, labels: { ...labels, en: { title: 'One' } }, zones: [] })
  // @ts-expect-error No label is called `none`.
  defineTemplate({ ...PLAIN, labels, zones: [{ id: 'all', label: 'none', area }] })
})
