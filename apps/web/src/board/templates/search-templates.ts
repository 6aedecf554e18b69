import { LOCALES, type Locale } from '@anderhalf/protocol'
import type { Template } from '@anderhalf/template-kit'

/** From what people most likely mean to what only mentions it. */
const WEIGHTS = { name: 4, keywords: 3, purpose: 2, labels: 1 } as const

type Field = keyof typeof WEIGHTS

const foldedFields = new WeakMap<Template, Readonly<Record<Field, string>>>()

/**
 * The templates in which every word of the query occurs, in either language, best first: people who work together
 * do not all use the same words.
 */
export function searchTemplates(templates: readonly Template[], query: string): readonly Template[] {
  const words = fold(query).split(/\s+/).filter(Boolean)
  if (words.length === 0) return templates
  const found = templates.flatMap((template) => {
    const scores = words.map((word) => scoreOf(template, word))
    return scores.includes(0) ? [] : [{ template, score: scores.reduce((sum, score) => sum + score) }]
  })
  return found.toSorted((a, b) => b.score - a.score).map(({ template }) => template)
}

function scoreOf(template: Template, word: string): number {
  const fields = fieldsOf(template)
  const names = Object.keys(WEIGHTS) as Field[]
  return Math.max(...names.map((name) => (fields[name].includes(word) ? WEIGHTS[name] : 0)))
}

function fieldsOf(template: Template): Readonly<Record<Field, string>> {
  const known = foldedFields.get(template)
  if (known !== undefined) return known
  const join = (pick: (locale: Locale) => readonly string[]) => fold(LOCALES.flatMap(pick).join('\n'))
  const made = {
    name: join((locale) => [template.about[locale].name]),
    keywords: join((locale) => template.about[locale].keywords),
    purpose: join((locale) => [template.about[locale].purpose]),
    labels: join((locale) => Object.values(template.labels[locale])),
  }
  foldedFields.set(template, made)
  return made
}

/** Without case and accents. */
function fold(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()
}
