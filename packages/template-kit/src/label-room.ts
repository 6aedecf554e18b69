import { areaBounds } from './area-bounds.ts'
import { areaContains } from './area-contains.ts'
import type { Area } from './areas.ts'
import { overlaps, type Box } from './geometry.ts'

/** From a wide label to a narrow one, as shares of the zone's width. */
const WIDTH_SHARES = [0.9, 0.7, 0.5, 0.35, 0.22]
const STEPS = 24
const EDGE_SAMPLES = 8

/**
 * Where the name of a zone may stand: within it, off what lies over it and off the other labels, as high and as wide
 * as it can be. The middle of the zone when nowhere is free.
 */
export function findLabelRoom(
  area: Area,
  { above, taken, height }: { above: readonly Area[]; taken: readonly Box[]; height: number },
): Box {
  const bounds = areaBounds(area)
  const isFree = (box: Box) =>
    !taken.some((other) => overlaps(other, box)) &&
    edgeOf(box).every((point) => areaContains(area, point) && !above.some((one) => areaContains(one, point)))
  const h = Math.min(height, bounds.h * 0.8)
  for (const share of WIDTH_SHARES) {
    const w = bounds.w * share
    for (let row = 1; row < STEPS; row++) {
      for (const column of [0.5, 0.25, 0.75, 0.1, 0.9]) {
        const x = bounds.x + (bounds.w - w) * column
        const y = bounds.y + ((bounds.h - h) * row) / STEPS
        if (isFree({ x, y, w, h })) return { x, y, w, h }
      }
    }
  }
  return { x: bounds.x + bounds.w * 0.1, y: bounds.y + (bounds.h - h) / 2, w: bounds.w * 0.8, h }
}

function edgeOf({ x, y, w, h }: Box): { x: number; y: number }[] {
  return Array.from({ length: EDGE_SAMPLES + 1 }, (_, nth) => nth / EDGE_SAMPLES).flatMap((share) => [
    { x: x + w * share, y },
    { x: x + w * share, y: y + h },
    { x, y: y + h * share },
    { x: x + w, y: y + h * share },
  ])
}
