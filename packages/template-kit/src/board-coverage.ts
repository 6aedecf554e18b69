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

/**
 * Notes in the zones `of` that nothing on the board answers: an assumption without a test. An answer that tells in the
 * same words what it is for belongs to that note; any other may belong to any note, since people write things anew in
 * other words. So a note is only pointed out while there are fewer answers left than notes.
 */
interface UnansweredRule extends BoardRuleWords {
  readonly kind: 'unanswered'
  readonly of: ZonesOfTemplate
  readonly by: readonly AnswersOfTemplate[]
}

interface AnswersOfTemplate {
  readonly templateId: string
  /** By the id of each zone that is an answer when it holds a note, the id of the zone that tells what it is for. */
  readonly answers: Readonly<Record<string, string>>
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
  /** Notes with the same key say the same. */
  readonly wordsKey: string
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
  const answers = by.flatMap((source) => answersOf(source, board))
  const answered = new Set(answers.flat())
  const asked = notesInZones(of, board)
  const askedKeys = new Set(asked.map(({ wordsKey }) => wordsKey))
  const leftAnswers = answers.filter((about) => !about.some((wordsKey) => askedKeys.has(wordsKey)))
  const left = asked.filter(({ wordsKey }) => !answered.has(wordsKey))
  if (left.length <= leftAnswers.length) return []
  return left.map(({ placedId, zoneId, id }) => ({ placedId, zoneId, noteId: id }))
}

/** @returns for each answer, the words of what it is for */
function answersOf(
  { templateId, answers }: AnswersOfTemplate,
  board: readonly CoveredTemplate[],
): (readonly string[])[] {
  return board
    .filter(({ template }) => template.id === templateId)
    .flatMap(({ notesIn }) =>
      Object.entries(answers)
        .filter(([answerZone]) => notesIn(answerZone).length > 0)
        .map(([, aboutZone]) => notesIn(aboutZone).map(({ wordsKey }) => wordsKey)),
    )
}

function unnamed(rule: UnnamedRule, board: readonly CoveredTemplate[]): BoardFindingPlace[] {
  const named = new Set(notesInZones(rule.in, board).map(({ nameKey }) => nameKey))
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

interface NoteInZone extends CoveredNote {
  readonly placedId: string
  readonly zoneId: string
}

function notesInZones(
  { templateId, zones }: ZonesOfTemplate,
  board: readonly CoveredTemplate[],
): NoteInZone[] {
  return board
    .filter(({ template }) => template.id === templateId)
    .flatMap(({ placedId, notesIn }) =>
      zones.flatMap((zoneId) =>
        notesIn(zoneId).map(({ id, nameKey, wordsKey }) => ({ id, nameKey, wordsKey, placedId, zoneId })),
      ),
    )
}

function speaksOf({ label, within = [], meaning }: Zone, word: string): boolean {
  return label === word || meaning === word || within.includes(word)
}
