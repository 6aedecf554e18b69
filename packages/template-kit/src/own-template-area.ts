import { polygon, rect, ring, type Area } from './areas.ts'
import type { Size } from './geometry.ts'
import type { OwnArea } from './own-template.ts'

export function areaOfOwnZone(area: OwnArea, sheet: Size): Area {
  switch (area.kind) {
    case 'rectangle':
      return rect(area.x, area.y, area.w, area.h)
    case 'band':
      return area.direction === 'across'
        ? rect(0, area.from, sheet.w, area.to - area.from)
        : rect(area.from, 0, area.to - area.from, sheet.h)
    case 'ring':
      return ring({
        cx: area.cx,
        cy: area.cy,
        inner: area.rx * area.hole,
        outer: area.rx,
        squash: area.ry / area.rx,
      })
    case 'polygon':
      return polygon(...area.points.map(({ x, y }) => [x, y] as const))
  }
}
