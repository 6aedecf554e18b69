import type { Area, PolygonArea, RingArea } from './areas.ts'
import type { Point } from './geometry.ts'

/** Whether the area holds the point, both at default size. */
export function areaContains(area: Area, point: Point): boolean {
  switch (area.kind) {
    case 'rect':
      return point.x >= area.x && point.y >= area.y && point.x < area.x + area.w && point.y < area.y + area.h
    case 'ring':
      return ringContains(area, point)
    case 'polygon':
      return polygonContains(area, point)
  }
}

function ringContains(area: RingArea, point: Point): boolean {
  const dx = point.x - area.cx
  const dy = (point.y - area.cy) / area.squash
  const distanceSquared = dx * dx + dy * dy
  if (distanceSquared < area.inner * area.inner || distanceSquared >= area.outer * area.outer) return false
  const sweepDeg = area.toDeg - area.fromDeg
  if (sweepDeg >= 360) return true
  const angleDeg = (Math.atan2(dy, dx) * 180) / Math.PI
  return wrapDeg(angleDeg - area.fromDeg) < sweepDeg
}

function wrapDeg(angleDeg: number): number {
  const wrapped = angleDeg % 360
  return wrapped < 0 ? wrapped + 360 : wrapped
}

// Counts the edges to the right of the point. Each edge takes its upper end and not its lower one, so polygons
// that share an edge share no point.
function polygonContains({ points }: PolygonArea, point: Point): boolean {
  let inside = false
  let previous = points.at(-1)
  for (const corner of points) {
    if (previous === undefined) break
    if (corner.y > point.y !== previous.y > point.y) {
      // The lower corner always comes first: both polygons on an edge then compute the very same number.
      const [low, high] = corner.y < previous.y ? [corner, previous] : [previous, corner]
      const crossingX = low.x + ((high.x - low.x) * (point.y - low.y)) / (high.y - low.y)
      if (point.x < crossingX) inside = !inside
    }
    previous = corner
  }
  return inside
}
