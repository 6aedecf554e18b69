import { areaBounds } from './area-bounds.ts'
import { areaContains } from './area-contains.ts'
import type { Template, Zone } from './define-template.ts'
import { pageToTemplate, templateToPage, type Box, type Frame, type Point } from './geometry.ts'

/** Finds the zone under a point of the page, for a template that stays where it is. */
export type ZoneFinder = (point: Point) => Zone | null

/** A rounding error in turning a point must not put it beside a box that holds it. Share of the box's size. */
const SLACK = 1e-6

const boxesOfZones = new WeakMap<Template, readonly (readonly [Zone, Box])[]>()

/** Gives the same answers as `zoneAtPagePoint`, but looks at the shape of a zone only where its box holds the point. */
export function createZoneFinder(template: Template, frame: Frame): ZoneFinder {
  const surroundings = pageBox(frame)
  const topmostFirst = zonesWithBoxes(template)
  return (point) => {
    if (!boxHolds(surroundings, point)) return null
    const { x, y } = pageToTemplate(point, frame)
    const unstretched = { x: (x * template.size.w) / frame.w, y: (y * template.size.h) / frame.h }
    for (const [zone, box] of topmostFirst) {
      if (boxHolds(box, unstretched) && areaContains(zone.area, unstretched)) return zone
    }
    return null
  }
}

function zonesWithBoxes(template: Template): readonly (readonly [Zone, Box])[] {
  const known = boxesOfZones.get(template)
  if (known !== undefined) return known
  const made = template.zones.map((zone) => [zone, loosened(areaBounds(zone.area))] as const).toReversed()
  boxesOfZones.set(template, made)
  return made
}

function pageBox(frame: Frame): Box {
  const corners = [
    { x: 0, y: 0 },
    { x: frame.w, y: 0 },
    { x: 0, y: frame.h },
    { x: frame.w, y: frame.h },
  ].map((corner) => templateToPage(corner, frame))
  const xs = corners.map(({ x }) => x)
  const ys = corners.map(({ y }) => y)
  const [x, y] = [Math.min(...xs), Math.min(...ys)]
  return loosened({ x, y, w: Math.max(...xs) - x, h: Math.max(...ys) - y })
}

function loosened({ x, y, w, h }: Box): Box {
  const slack = SLACK * (w + h + Math.abs(x) + Math.abs(y))
  return { x: x - slack, y: y - slack, w: w + 2 * slack, h: h + 2 * slack }
}

function boxHolds(box: Box, { x, y }: Point): boolean {
  return x >= box.x && y >= box.y && x <= box.x + box.w && y <= box.y + box.h
}
