import { describe, expect, test } from 'vitest'
import type { Template } from '../define-template.ts'
import { TEMPLATE_RULES } from './template-rules.ts'

/** What holds for every template; each family's tests call it for each of its templates. */
export function describeTemplate(template: Template): void {
  describe(`${template.id} version ${template.version}`, () => {
    test.each(TEMPLATE_RULES)('$name', ({ findFaults }) => {
      expect(findFaults(template)).toEqual([])
    })
  })
}
