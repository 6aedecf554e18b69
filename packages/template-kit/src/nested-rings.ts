import { ring, type RingArea, type RingOptions } from './areas.ts'

/** Rings around one middle, inside out: a disc (or a slice of it) and what lies around it, up to each radius. */
export function nestedRings(
  radii: readonly number[],
  options: Omit<RingOptions, 'inner' | 'outer'>,
): readonly RingArea[] {
  return radii.map((outer, nth) => ring({ ...options, inner: radii[nth - 1] ?? 0, outer }))
}
