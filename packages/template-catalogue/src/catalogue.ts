import { experimentsTemplates } from '@anderhalf/template-experiments'
import { designSprintTemplates } from '@anderhalf/template-design-sprint'
import { decisionsTemplates } from '@anderhalf/template-decisions'
import { businessModelTemplates } from '@anderhalf/template-business-model'
import { gatheringTemplates } from '@anderhalf/template-gatherings'
import { innovationSpectrumTemplates } from '@anderhalf/template-innovation-spectrum'
import type { Template } from '@anderhalf/template-kit'
import { stakeholderGridTemplates } from '@anderhalf/template-stakeholder-grid'
import { systemicContextTemplates } from '@anderhalf/template-systemic-context'

/** Every version of every template; those of one template in any order. */
const TEMPLATES: readonly Template[] = [
  ...systemicContextTemplates,
  ...innovationSpectrumTemplates,
  ...stakeholderGridTemplates,
  ...gatheringTemplates,
  ...designSprintTemplates,
  ...businessModelTemplates,
  ...experimentsTemplates,
  ...decisionsTemplates,
]

/** The newest version of each template, in the order in which the panel shows them. */
export function listTemplates(): readonly Template[] {
  return TEMPLATES.filter((template) => findTemplate(template.id) === template)
}

/** @returns the newest version unless one is named; null when there is no such template or version */
export function findTemplate(id: string, version?: number): Template | null {
  const versions = TEMPLATES.filter((template) => template.id === id)
  if (version !== undefined) return versions.find((template) => template.version === version) ?? null
  return versions.reduce<Template | null>(
    (newest, template) => (newest === null || template.version > newest.version ? template : newest),
    null,
  )
}
