import { areaContains } from '../area-contains.ts'
import { rect } from '../areas.ts'
import type { Template } from '../define-template.ts'
import type { Point } from '../geometry.ts'

/** Two numbers without a common measure with any grid, so that samples also fall beside the borders. */
const SAMPLES = { across: 211, down: 157 }

export function findGroundFaults(template: Template): string[] {
  const { zones, size, zonesOverlap = false } = template
  const ground = [template.ground ?? rect(0, 0, size.w, size.h)].flat()
  for (const point of samplePoints(template)) {
    const holders = zones.filter(({ area }) => areaContains(area, point)).map(({ id }) => id)
    const where = `(${point.x}, ${point.y})`
    if (holders.length > 1 && !zonesOverlap) return [`${where} lies in ${holders.join(' and ')}`]
    const onGround = ground.some((area) => areaContains(area, point))
    if (holders.length > 0 !== onGround) {
      return [onGround ? `${where} lies in no zone` : `${where} lies in ${holders.join()}, off the ground`]
    }
  }
  return zones.length === 0 ? ['has no zones'] : []
}

function* samplePoints({ size, zones }: Template): Generator<Point> {
  for (let column = 0; column < SAMPLES.across; column++) {
    for (let row = 0; row < SAMPLES.down; row++) {
      yield { x: (size.w * (column + 0.5)) / SAMPLES.across, y: (size.h * (row + 0.5)) / SAMPLES.down }
    }
  }
  // Whole numbers hit the borders themselves: they are where areas gape or overlap.
  for (const { area } of zones) {
    if (area.kind === 'rect') yield* cornersOf(area)
    if (area.kind === 'polygon') yield* area.points
  }
}

function* cornersOf({ x, y, w, h }: { x: number; y: number; w: number; h: number }): Generator<Point> {
  yield { x, y }
  yield { x: x + w / 2, y }
  yield { x, y: y + h / 2 }
}
