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
