import type { BoardCoverageRule } from '@anderhalf/template-kit'
import { expect, test } from 'vitest'
import { findTemplate, listTemplates } from './catalogue.ts'

test('lists each template once and finds it by its id, with or without a version', () => {
  const ids = listTemplates().map(({ id }) => id)
  expect(new Set(ids).size).toBe(ids.length)
  expect(ids).toContain('systemic-context/rings')
  expect(ids).toContain('innovation-spectrum/arrow')
  expect(ids).toContain('stakeholder-grid/power-interest')
  for (const template of listTemplates()) {
    expect(findTemplate(template.id)).toBe(template)
    expect(findTemplate(template.id, template.version)).toBe(template)
  }
})

test('an unknown template or version is null', () => {
  expect(findTemplate('systemic-context/squares')).toBeNull()
  expect(findTemplate('systemic-context/rings', 999)).toBeNull()
})

test('what is asked of a whole board looks at zones and words that exist', () => {
  const rules = listTemplates().flatMap(({ boardCoverage = [] }) => boardCoverage)
  expect(rules.length).toBeGreaterThan(0)
  for (const rule of rules) {
    for (const { templateId, zones } of zonesOf(rule)) {
      const known = findTemplate(templateId)?.zones.map(({ id }) => id) ?? []
      expect(known, `${rule.id} looks at ${templateId}`).toEqual(expect.arrayContaining([...zones]))
    }
    if (rule.kind === 'nowhere') {
      const labels = listTemplates().flatMap(({ zones }) =>
        zones.flatMap(({ label, within = [] }) => [label, ...within]),
      )
      expect(labels).toContain(rule.word)
    }
    if (rule.kind === 'unnamed') expect(listTemplates().map(({ family }) => family)).toContain(rule.family)
  }
})

function zonesOf(rule: BoardCoverageRule) {
  switch (rule.kind) {
    case 'nowhere':
      return []
    case 'unanswered':
      return [
        rule.of,
        ...rule.by.map(({ templateId, answers }) => ({ templateId, zones: Object.entries(answers).flat() })),
      ]
    case 'unnamed':
      return [rule.in]
  }
}
