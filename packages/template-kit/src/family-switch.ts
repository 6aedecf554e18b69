import { areaBounds } from './area-bounds.ts'
import type { Template, Zone } from './define-template.ts'
import type { Point } from './geometry.ts'

export interface NoteInZone {
  readonly noteId: string
  readonly zoneId: string
  /** Where its middle lies on the template, as shares of width and height. */
  readonly share: Point
}

export interface FamilySwitch {
  /** Which notes go to which zone of the other template, from the top to the bottom. */
  readonly notesByZone: ReadonlyMap<string, readonly string[]>
  /** Nothing in the other template means what their zone meant. */
  readonly homeless: readonly string[]
}

/**
 * Where the notes of one template belong on another of its family: in the zone of the same meaning; where several
 * have it, such as the cells of a ring, in the one that lies most like the note.
 */
export function planFamilySwitch(from: Template, to: Template, notes: readonly NoteInZone[]): FamilySwitch {
  const notesByZone = new Map<string, string[]>()
  const homeless: string[] = []
  for (const { noteId, zoneId, share } of notes.toSorted((a, b) => a.share.y - b.share.y)) {
    const zone = from.zones.find(({ id }) => id === zoneId)
    const target = zone === undefined ? null : nearest(to, zonesOfMeaning(to, meaningOf(zone)), share)
    if (target === null) homeless.push(noteId)
    else notesByZone.set(target.id, [...(notesByZone.get(target.id) ?? []), noteId])
  }
  return { notesByZone, homeless }
}

function meaningOf({ meaning, id }: Zone): string {
  return meaning ?? id
}

function zonesOfMeaning({ zones }: Template, meaning: string): Zone[] {
  return zones.filter((zone) => meaningOf(zone) === meaning)
}

function nearest({ size }: Template, zones: readonly Zone[], share: Point): Zone | null {
  const distanceTo = ({ area }: Zone) => {
    const { x, y, w, h } = areaBounds(area)
    return Math.hypot((x + w / 2) / size.w - share.x, (y + h / 2) / size.h - share.y)
  }
  return zones.reduce<Zone | null>(
    (best, zone) => (best === null || distanceTo(zone) < distanceTo(best) ? zone : best),
    null,
  )
}
