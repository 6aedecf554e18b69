import {
  findBoardCoverage,
  findCoverage,
  zoneName,
  type BoardCoverageRule,
  type CoverageRule,
  type CoveredTemplate,
} from '@anderhalf/template-kit'
import { SAME_AS_KEY } from '@anderhalf/tldraw-yjs'
import type { Locale } from '@anderhalf/protocol'
import type { Editor, TLNoteShape } from 'tldraw'
import { nearSeats } from '../seats/near-seats.ts'
import { noteWords } from '../zones/note-words.ts'
import { placedTemplates } from '../zones/placed-templates.ts'
import { nameKey } from '../zones/stakeholders.ts'
import { zoneIndexOf } from '../zones/zone-index.ts'
import { zoneOnBoard } from '../zones/zone-on-board.ts'

/** Where a finding points: a zone, or one note in it. */
export interface FindingPlace {
  readonly templateShapeId: string
  readonly zoneId: string
  readonly noteId: string | null
  /** As people call it. */
  readonly name: string
}

/** One question to the group. The key stays the same as long as the same is asked of the same template. */
export interface Finding {
  readonly key: string
  readonly rule: CoverageRule | BoardCoverageRule
  readonly places: readonly FindingPlace[]
}

export interface FindingGroup {
  /** null: the whole board */
  readonly templateShapeId: string | null
  readonly title: string | null
  readonly findings: readonly Finding[]
}

/** What is thin on the whole board and on each template, in that order; groups without findings are left out. */
export function findBoardFindings(editor: Editor, locale: Locale): FindingGroup[] {
  const covered = coveredTemplates(editor)
  const whole = findBoardCoverage(covered).map(({ rule, places }): Finding => ({
    key: `board ${rule.id}`,
    rule,
    places: places.map(({ placedId, zoneId, noteId }) => placeOf(editor, locale, placedId, zoneId, noteId)),
  }))
  const groups = covered.map(({ placedId, template, notesIn }): FindingGroup => {
    const byRule = new Map<CoverageRule, string[]>()
    for (const { rule, zoneIds } of findCoverage(template, (zoneId) => notesIn(zoneId).length)) {
      byRule.set(rule, [...(byRule.get(rule) ?? []), ...zoneIds])
    }
    return {
      templateShapeId: placedId,
      title: template.about[locale].name,
      findings: [
        ...[...byRule].map(([rule, zoneIds]) => ({
          key: `${placedId} ${rule.id}`,
          rule,
          places: placesOf(rule, zoneIds).map((zoneId) => placeOf(editor, locale, placedId, zoneId, null)),
        })),
        ...findNearSeats(editor, locale, placedId),
      ],
    }
  })
  return [{ templateShapeId: null, title: null, findings: whole }, ...groups].filter(
    ({ findings }) => findings.length > 0,
  )
}

function findNearSeats(editor: Editor, locale: Locale, placedId: string): Finding[] {
  const near = nearSeats(editor, placedId)
  const [first] = near
  if (first === undefined) return []
  const { rule } = first
  const noteIds = new Set(near.flatMap(({ one, other }) => [one.id, other.id]))
  const zoneId = rule.zones[0] ?? ''
  const places = [...noteIds].map((noteId) => placeOf(editor, locale, placedId, zoneId, noteId))
  return [{ key: `${placedId} ${rule.id}`, rule, places }]
}

/** Where all zones are empty together, or all notes lie in a few, the first says enough. */
function placesOf({ kind }: CoverageRule, zoneIds: readonly string[]): readonly string[] {
  return kind === 'all-empty' || kind === 'only' ? zoneIds.slice(0, 1) : zoneIds
}

function coveredTemplates(editor: Editor): CoveredTemplate[] {
  const index = zoneIndexOf(editor)
  return placedTemplates(editor).map(({ id, template }) => {
    const naming = new Set(template.stakeholderZones)
    return {
      placedId: id,
      template,
      notesIn: (zoneId) =>
        index.notesIn(id, zoneId).map((note) => ({
          id: note.id,
          nameKey: naming.has(zoneId) ? keyOf(editor, note) : null,
          // Only the rules that compare words pay for reading them.
          get wordsKey() {
            return nameKey(noteWords(editor, note))
          },
        })),
    }
  })
}

function keyOf(editor: Editor, note: TLNoteShape): string | null {
  const words = nameKey(noteWords(editor, note))
  if (words !== '') return words
  const sameAs = note.meta[SAME_AS_KEY]
  return typeof sameAs === 'string' ? sameAs : null
}

function placeOf(
  editor: Editor,
  locale: Locale,
  templateShapeId: string,
  zoneId: string,
  noteId: string | null,
): FindingPlace {
  const note = noteId === null ? undefined : editor.getShape<TLNoteShape>(noteId as TLNoteShape['id'])
  const place = { templateShapeId, zoneId, noteId }
  if (note !== undefined) return { ...place, name: noteWords(editor, note) }
  const zone = zoneOnBoard(editor, templateShapeId, zoneId)
  if (zone === null) return { ...place, name: zoneId }
  return { ...place, name: zoneName(zone.template, zone.zone, locale, zone.shape.props.labels) }
}
