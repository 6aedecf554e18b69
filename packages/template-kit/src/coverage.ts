import type { Locale } from '@anderhalf/protocol'
import type { Template } from './define-template.ts'

/** What may be missing on a template. */
export type CoverageRule = ZonesRule | PartnersRule | DistanceRule

interface RuleWords {
  readonly id: string
  /** What a person reads, as a question to the group. */
  readonly sentence: Readonly<Record<Locale, string>>
}

/**
 * - `empty`: each of the zones that holds no note is a finding of its own
 * - `all-empty`: none of the zones holds a note, such as the cells of one sector
 * - `only`: there are notes, and all of them lie in these zones
 */
interface ZonesRule extends RuleWords {
  readonly kind: 'empty' | 'all-empty' | 'only'
  readonly zones: readonly string[]
}

/** Each of the zones that holds a note while its partner holds none: a stakeholder whose motive is not known. */
interface PartnersRule extends RuleWords {
  readonly kind: 'no-partner'
  readonly zones: readonly string[]
  /** By the id of the zone, the id of the zone that should not be empty then. */
  readonly partners: Readonly<Record<string, string>>
}

/** Notes whose middles lie nearer to each other than this: seats in a room that is drawn to scale (`findTooNear`). */
export interface DistanceRule extends RuleWords {
  readonly kind: 'too-near'
  readonly zones: readonly string[]
  readonly metres: number
  /** How long a metre is at the template's default size. */
  readonly unitsPerMetre: number
}

export interface CoverageFinding {
  readonly rule: CoverageRule
  /** Where to look. */
  readonly zoneIds: readonly string[]
}

/**
 * What is thin on a template, by its own rules. Nothing as long as it holds no note at all: a group that did not
 * begin has no blind spots yet.
 */
export function findCoverage(template: Template, noteCountIn: (zoneId: string) => number): CoverageFinding[] {
  const filled = new Set(template.zones.map(({ id }) => id).filter((id) => noteCountIn(id) > 0))
  if (filled.size === 0) return []
  return (template.coverage ?? []).flatMap((rule) => findingsOf(rule, filled))
}

function findingsOf(rule: CoverageRule, filled: ReadonlySet<string>): CoverageFinding[] {
  switch (rule.kind) {
    case 'empty':
      return rule.zones.filter((id) => !filled.has(id)).map((id) => ({ rule, zoneIds: [id] }))
    case 'all-empty':
      return rule.zones.some((id) => filled.has(id)) ? [] : [{ rule, zoneIds: rule.zones }]
    case 'only':
      return [...filled].every((id) => rule.zones.includes(id)) ? [{ rule, zoneIds: rule.zones }] : []
    case 'no-partner':
      return rule.zones
        .filter((id) => filled.has(id) && !filled.has(rule.partners[id] ?? ''))
        .map((id) => ({ rule, zoneIds: [rule.partners[id] ?? id] }))
    case 'too-near':
      // It needs places, not counts: `findTooNear`.
      return []
  }
}
