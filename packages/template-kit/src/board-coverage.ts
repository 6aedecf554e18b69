import type { Locale } from '@anderhalf/protocol'
import type { Template, Zone } from './define-template.ts'

/** What may be missing on a board as a whole. Data in every template that makes the question worth asking. */
export type BoardCoverageRule = NowhereRule | UnansweredRule | UnnamedRule

interface BoardRuleWords {
  /** Templates that ask the same share the id: it is asked once. */
  readonly id: string
  readonly sentence: Readonly<Record<Locale, string>>
}

/** There are notes, and none in any zone that has this label or meaning: a sector that appears on no map. */
interface NowhereRule extends BoardRuleWords {
  readonly kind: 'nowhere'
  readonly word: string
}

export interface ZonesOfTemplate {
  readonly templateId: string
  readonly zones: readonly string[]
}

/** Each of the zones `of` that holds notes while none of the zones `by` on the board does: assumptions, no test. */
interface UnansweredRule extends BoardRuleWords {
  readonly kind: 'unanswered'
  readonly of: ZonesOfTemplate
  readonly by: readonly ZonesOfTemplate[]
}

/** Whoever is named on a map of the family and in none of the zones of the template: a stakeholder without a motive. */
interface UnnamedRule extends BoardRuleWords {
  readonly kind: 'unnamed'
  readonly family: string
  readonly in: ZonesOfTemplate
}

export interface CoveredNote {
  readonly id: string
  /** Notes with the same key name the same; null names nothing. */
  readonly nameKey: string | null
}

export interface CoveredTemplate {
  readonly placedId: string
  readonly template: Template
  readonly notesIn: (zoneId: string) => readonly CoveredNote[]
}

export interface BoardFinding {
  readonly rule: BoardCoverageRule
  /** Where to look. */
  readonly places: readonly BoardFindingPlace[]
}

export interface BoardFindingPlace {
  readonly placedId: string
  readonly zoneId: string
  /** null when the zone as a whole is meant. */
  readonly noteId: string | null
}

export function findBoardCoverage(board: readonly CoveredTemplate[]): BoardFinding[] {
  const rules = new Map(
    board.flatMap(({ template }) => (template.boardCoverage ?? []).map((rule) => [rule.id, rule])),
  )
  return [...rules.values()].flatMap((rule): BoardFinding[] => {
    const places = placesOf(rule, board)
    return places.length === 0 ? [] : [{ rule, places }]
  })
}

function placesOf(rule: BoardCoverageRule, board: readonly CoveredTemplate[]): BoardFindingPlace[] {
  switch (rule.kind) {
    case 'nowhere':
      return nowhere(rule, board)
    case 'unanswered':
      return unanswered(rule, board)
    case 'unnamed':
      return unnamed(rule, board)
  }
}

function nowhere({ word }: NowhereRule, board: readonly CoveredTemplate[]): BoardFindingPlace[] {
  const speaking = board.flatMap((covered) =>
    covered.template.zones.filter((zone) => speaksOf(zone, word)).map((zone) => ({ covered, zone })),
  )
  if (speaking.some(({ covered, zone }) => covered.notesIn(zone.id).length > 0)) return []
  // Maps on which nobody began say nothing about what is missing.
  const begun = speaking.filter(({ covered }) =>
    covered.template.zones.some(({ id }) => covered.notesIn(id).length > 0),
  )
  const firsts = new Map(begun.toReversed().map(({ covered, zone }) => [covered.placedId, zone.id]))
  return [...firsts].map(([placedId, zoneId]) => ({ placedId, zoneId, noteId: null }))
}

function unanswered({ of, by }: UnansweredRule, board: readonly CoveredTemplate[]): BoardFindingPlace[] {
  if (by.some((zones) => filledZones(zones, board).length > 0)) return []
  return filledZones(of, board)
}

function unnamed(rule: UnnamedRule, board: readonly CoveredTemplate[]): BoardFindingPlace[] {
  const named = new Set(
    filledZones(rule.in, board)
      .flatMap(({ placedId, zoneId }) =>
        board.filter((covered) => covered.placedId === placedId).flatMap(({ notesIn }) => notesIn(zoneId)),
      )
      .map(({ nameKey }) => nameKey),
  )
  const places = new Map<string, BoardFindingPlace>()
  for (const { placedId, template, notesIn } of board) {
    if (template.family !== rule.family || template.id === rule.in.templateId) continue
    for (const { id: zoneId } of template.zones) {
      for (const { id: noteId, nameKey } of notesIn(zoneId)) {
        if (nameKey === null || named.has(nameKey) || places.has(nameKey)) continue
        places.set(nameKey, { placedId, zoneId, noteId })
      }
    }
  }
  return [...places.values()]
}

function filledZones(
  { templateId, zones }: ZonesOfTemplate,
  board: readonly CoveredTemplate[],
): BoardFindingPlace[] {
  return board
    .filter(({ template }) => template.id === templateId)
    .flatMap(({ placedId, notesIn }) =>
      zones
        .filter((zoneId) => notesIn(zoneId).length > 0)
        .map((zoneId) => ({ placedId, zoneId, noteId: null })),
    )
}

function speaksOf({ label, within = [], meaning }: Zone, word: string): boolean {
  return label === word || meaning === word || within.includes(word)
}
