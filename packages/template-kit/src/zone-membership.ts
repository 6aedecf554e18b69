import type { Template } from './define-template.ts'
import type { Frame, Point } from './geometry.ts'
import { createZoneFinder, type ZoneFinder } from './zone-finder.ts'

export interface PlacedTemplate {
  readonly id: string
  readonly template: Template
  readonly frame: Frame
}

export interface Membership {
  readonly placedId: string
  readonly zoneId: string
}

/** Which note lies in which zone, kept up to date while notes and templates move. */
export interface ZoneMembership {
  /** A note belongs where its middle lies. Cost: one look at each template. */
  placeNote(noteId: string, middle: Point): void
  removeNote(noteId: string): void
  /** From the lowest to the topmost: where templates lie over each other, the topmost that has a zone there wins. */
  placeTemplates(placed: readonly PlacedTemplate[]): void
  membershipOf(noteId: string): Membership | null
  /** Where a note would belong whose middle lay here. */
  find(middle: Point): Membership | null
  notesIn(placedId: string, zoneId: string): ReadonlySet<string>
}

const NO_NOTES: ReadonlySet<string> = new Set()

export function createZoneMembership(): ZoneMembership {
  const middles = new Map<string, Point>()
  const memberships = new Map<string, Membership>()
  const notesByZone = new Map<string, Map<string, Set<string>>>()
  let topmostFirst: readonly { readonly id: string; readonly find: ZoneFinder }[] = []

  function find(middle: Point): Membership | null {
    for (const placed of topmostFirst) {
      const zone = placed.find(middle)
      if (zone !== null) return { placedId: placed.id, zoneId: zone.id }
    }
    return null
  }

  function assign(noteId: string, next: Membership | null): void {
    const before = memberships.get(noteId)
    if (before?.placedId === next?.placedId && before?.zoneId === next?.zoneId) return
    if (before !== undefined) notesByZone.get(before.placedId)?.get(before.zoneId)?.delete(noteId)
    if (next === null) {
      memberships.delete(noteId)
      return
    }
    memberships.set(noteId, next)
    const zones = notesByZone.get(next.placedId) ?? new Map<string, Set<string>>()
    notesByZone.set(next.placedId, zones)
    zones.set(next.zoneId, (zones.get(next.zoneId) ?? new Set()).add(noteId))
  }

  return {
    placeNote(noteId, middle) {
      middles.set(noteId, middle)
      assign(noteId, find(middle))
    },
    removeNote(noteId) {
      middles.delete(noteId)
      assign(noteId, null)
    },
    placeTemplates(placed) {
      topmostFirst = placed
        .map(({ id, template, frame }) => ({ id, find: createZoneFinder(template, frame) }))
        .toReversed()
      for (const [noteId, middle] of middles) assign(noteId, find(middle))
    },
    find,
    membershipOf: (noteId) => memberships.get(noteId) ?? null,
    notesIn: (placedId, zoneId) => notesByZone.get(placedId)?.get(zoneId) ?? NO_NOTES,
  }
}
