import type { Locale } from '@anderhalf/protocol'
import type { Area } from './areas.ts'
import type { BoardCoverageRule } from './board-coverage.ts'
import type { CoverageRule } from './coverage.ts'
import type { Size } from './geometry.ts'
import type { Moment } from './moments.ts'
import type { Sheet } from './sheet.ts'

/** A named part of a template: a note whose centre lies in it belongs to it. Lies still under its id for ever. */
export interface Zone<LabelKey extends string = string> {
  readonly id: string
  readonly area: Area
  readonly label: LabelKey
  /** Further headings that name it: a cell has the label of its column, within its row. */
  readonly within?: readonly LabelKey[]
  /** What the zone stands for in its family, so that notes find their place in a sibling; by default its id. */
  readonly meaning?: string
}

export interface TemplateAbout {
  readonly name: string
  /** When to use it, in one sentence. */
  readonly purpose: string
  /** What a facilitator may say to the group. */
  readonly instruction: string
  /** Further words under which people look for it. */
  readonly keywords: readonly string[]
}

export interface TemplateDefinition<LabelKey extends string = string> {
  /** `<family>/<name>`; never changes, like the ids of the zones. */
  readonly id: string
  /** Rises when zones or sizes change. Boards keep the version that they were made with. */
  readonly version: number
  readonly family: string
  readonly size: Size
  /** When in the programme it helps; the first is where people look for it. */
  readonly moments: readonly [Moment, ...Moment[]]
  readonly durationMinutes: number
  readonly about: Readonly<Record<Locale, TemplateAbout>>
  readonly labels: Readonly<Record<Locale, Readonly<Record<LabelKey, string>>>>
  readonly zones: readonly Zone<LabelKey>[]
  /** What the zones cover together, without gaps; by default the whole sheet. */
  readonly ground?: Area | readonly Area[]
  /** Zones may lie over each other; the last one that holds a point wins. */
  readonly zonesOverlap?: boolean
  /** Zones in which each note names a stakeholder: whoever is named there is offered on the other maps. */
  readonly stakeholderZones?: readonly string[]
  /** What the board may point out as missing; it never blocks anyone. */
  readonly coverage?: readonly CoverageRule[]
  /** The same for the board as a whole, as long as this template lies on it. */
  readonly boardCoverage?: readonly BoardCoverageRule[]
  readonly draw: (sheet: Sheet<LabelKey>) => void
}

/** A template whose label keys are no longer known to the compiler, as in the catalogue. */
export type Template = TemplateDefinition

/** Checks at compile time that every label exists in every language. */
export function defineTemplate<const LabelKey extends string>(
  definition: Omit<TemplateDefinition<NoInfer<LabelKey>>, 'labels'> & {
    readonly labels: {
      readonly nl: Readonly<Record<LabelKey, string>>
      readonly en: Readonly<Record<NoInfer<LabelKey>, string>>
    }
  },
): Template {
  return definition
}
