import type { Area } from '../areas.ts'
import type { Template } from '../define-template.ts'

/** What a board relies on: where notes belong. Words and colours may change without a new version. */
export function zonesAsText({ id, version, size, zones }: Template): string {
  const lines = zones.map((zone) => `${zone.id}: ${areaAsText(zone.area)}`)
  return [`${id} version ${version}, ${size.w} × ${size.h}`, ...lines, ''].join('\n')
}

function areaAsText(area: Area): string {
  switch (area.kind) {
    case 'rect':
      return `rect ${numbers(area.x, area.y, area.w, area.h)}`
    case 'ring': {
      const { cx, cy, inner, outer, squash, fromDeg, toDeg } = area
      return `ring ${numbers(cx, cy, inner, outer, squash, fromDeg, toDeg)}`
    }
    case 'polygon':
      return `polygon ${area.points.map(({ x, y }) => numbers(x, y)).join(', ')}`
  }
}

/** Two decimals: a sine may differ in its last digit from one machine to another. */
function numbers(...values: readonly number[]): string {
  return values.map((value) => Number(value.toFixed(2))).join(' ')
}
