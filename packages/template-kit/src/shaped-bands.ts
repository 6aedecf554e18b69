import type { PolygonArea } from './areas.ts'
import type { Point } from './geometry.ts'

/** The border between two bands, from the top (`along` 0) to the bottom (1); `dx` is how far it stands out. */
export type BandEdge = readonly { readonly along: number; readonly dx: number }[]

const ARC_STEPS = 24

/** Points to the right, like the head of an arrow. */
export function chevronEdge(notch: number): BandEdge {
  return [
    { along: 0, dx: 0 },
    { along: 0.5, dx: notch },
    { along: 1, dx: 0 },
  ]
}

/** Bulges to the right, like a ring that is seen in part. */
export function arcEdge(bulge: number): BandEdge {
  return Array.from({ length: ARC_STEPS + 1 }, (_, step) => {
    const along = step / ARC_STEPS
    return { along, dx: bulge * 4 * along * (1 - along) }
  })
}

export const STRAIGHT_EDGE: BandEdge = [
  { along: 0, dx: 0 },
  { along: 1, dx: 0 },
]

interface ShapedBandsOptions {
  /** Where the bands begin at the top, and where the last one ends: one more than there are bands. */
  readonly xs: readonly number[]
  readonly top: number
  readonly bottom: number
  readonly edge: BandEdge
  /** The outer sides, where they differ. */
  readonly first?: BandEdge
  readonly last?: BandEdge
}

/** Bands side by side whose shared borders have a form. Neighbours share the very same points. */
export function shapedBands(options: ShapedBandsOptions): readonly PolygonArea[] {
  const { xs } = options
  const sides = xs.map((x, nth) => sideOf(x, edgeOf(nth, options), options))
  return sides.slice(0, -1).map((left, nth) => ({
    kind: 'polygon',
    points: [...left, ...sides[nth + 1]!.toReversed()],
  }))
}

/** The bands together. */
export function shapedBandsGround(options: ShapedBandsOptions): PolygonArea {
  const { xs } = options
  const left = sideOf(xs[0]!, edgeOf(0, options), options)
  const right = sideOf(xs.at(-1)!, edgeOf(xs.length - 1, options), options)
  return { kind: 'polygon', points: [...left, ...right.toReversed()] }
}

function edgeOf(nth: number, { xs, edge, first = edge, last = edge }: ShapedBandsOptions): BandEdge {
  if (nth === 0) return first
  return nth === xs.length - 1 ? last : edge
}

function sideOf(x: number, edge: BandEdge, { top, bottom }: ShapedBandsOptions): Point[] {
  return edge.map(({ along, dx }) => ({ x: x + dx, y: top + along * (bottom - top) }))
}
