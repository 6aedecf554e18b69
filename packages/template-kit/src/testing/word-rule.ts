import { LOCALES } from '@anderhalf/protocol'
import type { Template } from '../define-template.ts'
import { drawTemplate } from '../draw-template.ts'

export function findWordFaults(template: Template): string[] {
  const zoneLabels = template.zones.flatMap(({ label, within = [] }) => [label, ...within])
  return LOCALES.flatMap((locale) => {
    const words = template.labels[locale]
    const drawn = new Set(drawTemplate(template, { locale }).texts.map(({ labelKey }) => labelKey))
    const known = new Set(LOCALES.flatMap((other) => Object.keys(template.labels[other])))
    const { name, purpose, instruction } = template.about[locale]
    const { coverage = [], boardCoverage = [] } = template
    const sentences = [...coverage, ...boardCoverage].map((rule) => [
      `coverage ${rule.id}`,
      rule.sentence[locale],
    ])
    return [
      ...[...new Set([...known, ...zoneLabels, ...drawn])]
        .filter((key) => !words[key]?.trim())
        .map((key) => `${locale} has no words for ${key}`),
      ...[...known].filter((key) => !drawn.has(key)).map((key) => `${locale} never shows ${key}`),
      ...[...Object.entries({ name, purpose, instruction }), ...sentences]
        .filter(([, text]) => text?.trim() === '')
        .map(([part]) => `${locale} has no ${part}`),
    ]
  })
}
