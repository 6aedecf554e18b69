import { defineTemplate, type Template, type TemplateDefinition } from '../define-template.ts'

const about = { name: '-', purpose: '-', instruction: '-', keywords: [] }

/** A template without words: what a test is about is all that it says. Every zone is labelled `zone`. */
export function bareTemplate(
  given: Pick<TemplateDefinition, 'size'> &
    Partial<Omit<TemplateDefinition<'zone'>, 'zones'>> & {
      readonly zones: readonly Omit<TemplateDefinition<'zone'>['zones'][number], 'label'>[]
    },
): Template {
  return defineTemplate({
    id: 'fixture/bare',
    version: 1,
    family: 'fixture',
    moments: ['any'],
    durationMinutes: 1,
    about: { nl: about, en: about },
    labels: { nl: { zone: '-' }, en: { zone: '-' } },
    draw: () => undefined,
    ...given,
    zones: given.zones.map((zone) => ({ ...zone, label: 'zone' as const })),
  })
}
