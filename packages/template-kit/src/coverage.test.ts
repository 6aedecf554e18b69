import { expect, test } from 'vitest'
import { rect } from './areas.ts'
import { findCoverage, type CoverageRule } from './coverage.ts'
import { bareTemplate } from './testing/bare-template.ts'

const sentence = { nl: '-', en: '-' }
const EMPTY: CoverageRule = { id: 'empty', kind: 'empty', zones: ['small', 'large'], sentence }
const ONLY: CoverageRule = { id: 'only-small', kind: 'only', zones: ['small'], sentence }
const TEMPLATE = bareTemplate({
  size: { w: 200, h: 100 },
  zones: [
    { id: 'small', area: rect(0, 0, 100, 100) },
    { id: 'large', area: rect(100, 0, 100, 100) },
  ],
  coverage: [EMPTY, ONLY],
})

test('a template on which nobody began has no findings', () => {
  expect(findCoverage(TEMPLATE, () => 0)).toEqual([])
})

test('each empty zone is a finding, and so is that all notes lie on one side', () => {
  expect(findCoverage(TEMPLATE, (id) => (id === 'small' ? 3 : 0))).toEqual([
    { rule: EMPTY, zoneIds: ['large'] },
    { rule: ONLY, zoneIds: ['small'] },
  ])
})

test('a template whose zones all hold notes has no findings', () => {
  expect(findCoverage(TEMPLATE, () => 1)).toEqual([])
})

test('cells that are empty together are one finding, and none as soon as one of them holds a note', () => {
  const rule: CoverageRule = { id: 'sector', kind: 'all-empty', zones: ['large'], sentence }
  const template = { ...TEMPLATE, coverage: [rule] }
  expect(findCoverage(template, (id) => (id === 'small' ? 1 : 0))).toEqual([{ rule, zoneIds: ['large'] }])
  expect(findCoverage(template, (id) => (id === 'large' ? 1 : 0))).toEqual([])
})

test('a zone with a note whose partner is empty points at the partner', () => {
  const partners = { small: 'large' }
  const rule: CoverageRule = { id: 'answer', kind: 'no-partner', zones: ['small'], partners, sentence }
  const template = { ...TEMPLATE, coverage: [rule] }
  expect(findCoverage(template, (id) => (id === 'small' ? 1 : 0))).toEqual([{ rule, zoneIds: ['large'] }])
  expect(findCoverage(template, (id) => (id === 'large' ? 1 : 0))).toEqual([])
  expect(findCoverage(template, () => 1)).toEqual([])
})
