import { pointOnEllipse } from './area-path.ts'
import type { Area, RingArea } from './areas.ts'
import type { Box, Point } from './geometry.ts'

/** The smallest upright box around the area, at default size. */
export function areaBounds(area: Area): Box {
  switch (area.kind) {
    case 'rect':
      return { x: area.x, y: area.y, w: area.w, h: area.h }
    case 'polygon':
      return boundsOf(area.points)
    case 'ring':
      return boundsOf(extremesOf(area))
  }
}

function extremesOf(area: RingArea): Point[] {
  const turns = [area.fromDeg, area.toDeg]
  for (let deg = Math.ceil(area.fromDeg / 90) * 90; deg <= area.toDeg; deg += 90) turns.push(deg)
  return turns.flatMap((deg) => [
    pointOnEllipse(area, area.inner, deg),
    pointOnEllipse(area, area.outer, deg),
  ])
}

function boundsOf(points: readonly Point[]): Box {
  const xs = points.map(({ x }) => x)
  const ys = points.map(({ y }) => y)
  const [x, y] = [Math.min(...xs), Math.min(...ys)]
  return { x, y, w: Math.max(...xs) - x, h: Math.max(...ys) - y }
}
