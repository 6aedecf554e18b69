import type { CoverageRule, DistanceRule } from './coverage.ts'
import type { Template } from './define-template.ts'
import { pageToTemplate, type Frame, type Point } from './geometry.ts'

export interface PlacedMiddle {
  readonly id: string
  /** On the page. */
  readonly middle: Point
}

/** Two that lie nearer to each other than the template wants. */
export interface TooNear {
  readonly rule: DistanceRule
  readonly one: PlacedMiddle
  readonly other: PlacedMiddle
  readonly metres: number
}

/**
 * The seats of a room plan that are too near to each other, measured from middle to middle on the sheet as it was drawn,
 * so that a plan that was made larger keeps its metres. Cost: rises with the square of the seats in the zones.
 */
export function findTooNear(
  template: Template,
  frame: Frame,
  notesIn: (zoneId: string) => readonly PlacedMiddle[],
): TooNear[] {
  return (template.coverage ?? []).filter(isDistanceRule).flatMap((rule) => {
    const seats = rule.zones.flatMap(notesIn).map((placed) => {
      const { x, y } = pageToTemplate(placed.middle, frame)
      return { placed, x: (x * template.size.w) / frame.w, y: (y * template.size.h) / frame.h }
    })
    return seats.flatMap((one, nth) =>
      seats.slice(nth + 1).flatMap((other): TooNear[] => {
        const metres = Math.hypot(one.x - other.x, one.y - other.y) / rule.unitsPerMetre
        const isNear = metres < rule.metres - TOLERANCE_METRES
        return isNear ? [{ rule, one: one.placed, other: other.placed, metres }] : []
      }),
    )
  })
}

/** Whoever keeps to the distance exactly is not warned for a rounding. */
const TOLERANCE_METRES = 1e-6

function isDistanceRule(rule: CoverageRule): rule is DistanceRule {
  return rule.kind === 'too-near'
}
