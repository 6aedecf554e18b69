import type { PolygonArea } from './areas.ts'
import type { Point } from './geometry.ts'

export interface Disc<Id extends string> {
  readonly id: Id
  readonly cx: number
  readonly cy: number
}

export interface OverlappingDiscsOptions<Id extends string> {
  readonly discs: readonly Disc<Id>[]
  readonly radius: number
  /** The whole figure made flatter, around y = 0. */
  readonly squash: number
}

const STEP_DEG = 3
const FULL_TURN = 2 * Math.PI

interface Arc {
  readonly points: readonly Point[]
  /** The discs that hold the arc, without its own. */
  readonly heldBy: ReadonlySet<string>
  readonly discId: string
}

/**
 * The parts into which overlapping discs cut each other: for a set of discs, what lies in all of them and in no
 * other. As polygons of 3°, so that neighbours share the very same points. Each part must be in one piece.
 */
export function overlapPart<Id extends string>(
  ids: readonly Id[],
  options: OverlappingDiscsOptions<Id>,
): PolygonArea {
  const wanted = new Set<string>(ids)
  const sides = arcsOf(options).flatMap(({ points, heldBy, discId }) => {
    // A part lies on the inner side of the arcs of its own discs and on the outer side of those of the others.
    if (sameSet(new Set([...heldBy, discId]), wanted)) return [points]
    return sameSet(heldBy, wanted) ? [points.toReversed()] : []
  })
  return { kind: 'polygon', points: chain(sides) }
}

/** All discs together. */
export function overlapGround<Id extends string>(options: OverlappingDiscsOptions<Id>): PolygonArea {
  const outer = arcsOf(options).filter(({ heldBy }) => heldBy.size === 0)
  return { kind: 'polygon', points: chain(outer.map(({ points }) => points)) }
}

function arcsOf<Id extends string>({ discs, radius, squash }: OverlappingDiscsOptions<Id>): Arc[] {
  const crossings = discs.flatMap((one, nth) =>
    discs
      .slice(nth + 1)
      .flatMap((other) =>
        crossingsOf(one, other, radius).map((point) => ({ point, discIds: [one.id, other.id] as string[] })),
      ),
  )
  return discs.flatMap((disc) => {
    const stops = crossings
      .filter(({ discIds }) => discIds.includes(disc.id))
      .map(({ point }) => ({ point, angle: Math.atan2(point.y - disc.cy, point.x - disc.cx) }))
      .toSorted((a, b) => a.angle - b.angle)
    return stops.map((from, nth): Arc => {
      const to = stops[(nth + 1) % stops.length]!
      const sweep = (to.angle - from.angle + FULL_TURN) % FULL_TURN
      const on = (share: number) => ({
        x: disc.cx + radius * Math.cos(from.angle + sweep * share),
        y: disc.cy + radius * Math.sin(from.angle + sweep * share),
      })
      const steps = Math.max(1, Math.round(sweep / ((STEP_DEG * Math.PI) / 180)))
      const between = Array.from({ length: steps - 1 }, (_, step) => on((step + 1) / steps))
      const middle = on(0.5)
      const holders = discs.filter(
        (other) => other !== disc && Math.hypot(middle.x - other.cx, middle.y - other.cy) < radius,
      )
      return {
        // The ends are the crossings themselves, the same numbers on both discs.
        points: [from.point, ...between, to.point].map(({ x, y }) => ({ x, y: y * squash })),
        heldBy: new Set(holders.map(({ id }) => id)),
        discId: disc.id,
      }
    })
  })
}

function crossingsOf(one: Disc<string>, other: Disc<string>, radius: number): Point[] {
  const [dx, dy] = [other.cx - one.cx, other.cy - one.cy]
  const apart = Math.hypot(dx, dy)
  if (apart === 0 || apart >= 2 * radius) return []
  const along = Math.sqrt(radius * radius - (apart * apart) / 4) / apart
  const middle = { x: (one.cx + other.cx) / 2, y: (one.cy + other.cy) / 2 }
  return [
    { x: middle.x - dy * along, y: middle.y + dx * along },
    { x: middle.x + dy * along, y: middle.y - dx * along },
  ]
}

/** Joins sides that end where another begins into one outline. */
function chain(sides: readonly (readonly Point[])[]): Point[] {
  const [first, ...rest] = sides
  if (first === undefined) throw new RangeError('discs do not overlap that way')
  const outline = first.slice(0, -1)
  let end = first.at(-1)!
  const open = new Set(rest)
  while (open.size > 0) {
    const next = [...open].find(([start]) => start!.x === end.x && start!.y === end.y)
    if (next === undefined) throw new RangeError('the part is not in one piece')
    open.delete(next)
    outline.push(...next.slice(0, -1))
    end = next.at(-1)!
  }
  return outline
}

function sameSet(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  return one.size === other.size && [...one].every((id) => other.has(id))
}
