import type { LaneConnection } from '../../lane/connect-lane.ts'

type Lane = Pick<LaneConnection, 'status' | 'isDamaged'>

/**
 * Whether the relay cannot read what the board knows of itself, such as what its colours mean, while the canvas is
 * whole. A lane without its beginning does not open at all. Reads signals.
 */
export function areFactsDamaged({ canvas, facts }: { canvas: Lane; facts: Lane }): boolean {
  // Of a damaged canvas people read already, and it says more.
  if (canvas.status.get().kind !== 'live' || canvas.isDamaged.get()) return false
  const status = facts.status.get()
  return facts.isDamaged.get() || (status.kind === 'offline' && status.reason === 'noSocket')
}
