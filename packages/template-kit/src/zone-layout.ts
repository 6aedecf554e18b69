import { areaBounds } from './area-bounds.ts'
import { areaContains } from './area-contains.ts'
import type { Area } from './areas.ts'
import { stretchArea } from './stretch-area.ts'
import type { Template, Zone } from './define-template.ts'
import type { Box, Point, Size } from './geometry.ts'
import { findNotePlaces } from './note-places.ts'

export interface ZoneLayoutOptions {
  /** Size of the template on the page. */
  readonly size: Size
  /** Side of the square that every note gets. */
  readonly noteSize: number
  readonly count: number
  /** In a template of this size; what must stay readable. */
  readonly keepClear: readonly Box[]
}

/** Space between notes as a share of their side, from roomy to tight. */
const GAPS = [0.12, 0.04, 0]
const STEPS_PER_SIDE = 24

/**
 * Where the middles of notes go so that all of them belong to the zone, in rows from the top, in page units from the
 * template's corner. Side by side as long as they fit; in a full zone they lie over each other.
 *
 * @returns exactly `count` points; none when the zone has no inside at all
 */
export function layNotesInZone(
  template: Template,
  zone: Zone,
  { size, noteSize, count, keepClear }: ZoneLayoutOptions,
): Point[] {
  const scale = { x: size.w / template.size.w, y: size.h / template.size.h }
  const area = stretchArea(zone.area, scale)
  // The zones that lie over this one take what is put there.
  const over = template.zonesOverlap === true ? template.zones.slice(template.zones.indexOf(zone) + 1) : []
  const coverings = over.map((upper) => stretchArea(upper.area, scale))
  const holds = (point: Point) =>
    areaContains(area, point) && !coverings.some((covering) => areaContains(covering, point))
  for (const share of GAPS) {
    const corners = findNotePlaces(area, { noteSize, gap: noteSize * share, keepClear, count: count * 2 })
    const middles = corners.map(({ x, y }) => ({ x: x + noteSize / 2, y: y + noteSize / 2 })).filter(holds)
    if (middles.length >= count) return middles.slice(0, count)
  }
  return spreadOver(area, holds, count)
}

/** Evenly over a fine grid of points of the area, row by row. */
function spreadOver(area: Area, holds: (point: Point) => boolean, count: number): Point[] {
  const { x, y, w, h } = areaBounds(area)
  const inside: Point[] = []
  for (let row = 0; row < STEPS_PER_SIDE; row++) {
    for (let column = 0; column < STEPS_PER_SIDE; column++) {
      const point = {
        x: x + (w * (column + 0.5)) / STEPS_PER_SIDE,
        y: y + (h * (row + 0.5)) / STEPS_PER_SIDE,
      }
      if (holds(point)) inside.push(point)
    }
  }
  if (inside.length === 0) return []
  return Array.from({ length: count }, (_, nth) => inside[Math.floor(((nth + 0.5) * inside.length) / count)]!)
}
