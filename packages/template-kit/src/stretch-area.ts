import type { Stretch } from './area-path.ts'
import type { Area } from './areas.ts'

/** The same area in a template that was stretched. */
export function stretchArea(area: Area, { x, y }: Stretch): Area {
  switch (area.kind) {
    case 'rect':
      return { kind: 'rect', x: area.x * x, y: area.y * y, w: area.w * x, h: area.h * y }
    case 'polygon':
      return { kind: 'polygon', points: area.points.map((point) => ({ x: point.x * x, y: point.y * y })) }
    case 'ring':
      // Angles are measured before squashing, so they stay.
      return {
        ...area,
        cx: area.cx * x,
        cy: area.cy * y,
        inner: area.inner * x,
        outer: area.outer * x,
        squash: (area.squash * y) / x,
      }
  }
}
