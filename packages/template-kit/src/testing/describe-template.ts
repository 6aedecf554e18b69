import { describe, expect, test } from 'vitest'
import type { Template } from '../define-template.ts'
import { TEMPLATE_RULES } from './template-rules.ts'
import { zonesAsText } from './zones-as-text.ts'

/** What holds for every template, and for every version of it that a board may hold. */
export function describeFamily(templates: readonly Template[]): void {
  for (const template of templates) describeTemplate(template)

  test.each(templates.filter(({ version }) => version > 1))(
    '$id version $version stands beside every version before it',
    ({ id, version }) => {
      const versions = templates.filter((other) => other.id === id).map((other) => other.version)
      const before = Array.from({ length: version - 1 }, (_, nth) => nth + 1)
      expect(versions).toEqual(expect.arrayContaining(before))
    },
  )
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
