import { describe, expect, test } from 'vitest'
import type { Template } from '../define-template.ts'
import { findMissingVersions } from './family-rule.ts'
import { TEMPLATE_RULES } from './template-rules.ts'
import { zonesAsText } from './zones-as-text.ts'

/** What holds for every template, and for every version of it that a board may hold. */
export function describeFamily(templates: readonly Template[]): void {
  for (const template of templates) describeTemplate(template)

  test('keeps every version that a board may hold', () => {
    expect(findMissingVersions(templates)).toEqual([])
  })
}

/** Boards hold the version they were made with: its zones are written down once, beside the test, and stay so. */
export function describeTemplate(template: Template): void {
  const { id, version } = template
  describe(`${id} version ${version}`, () => {
    test.each(TEMPLATE_RULES)('$name', ({ findFaults }) => {
      expect(findFaults(template)).toEqual([])
    })

    test('has the zones that boards were made with', async () => {
      const file = `./versions/${id.slice(id.indexOf('/') + 1)}-${version}.txt`
      await expect(zonesAsText(template)).toMatchFileSnapshot(file)
    })
  })
}
