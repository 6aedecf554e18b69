import type { Role } from '@anderhalf/protocol'

export type LaneRight = 'write' | 'read' | 'none'

/** Which lane opens for whom, written down apart from the code that decides it. `private/other` is somebody else's. */
export const LANE_RIGHTS: Readonly<Record<string, Readonly<Record<Role, LaneRight>>>> = {
  canvas: { facilitator: 'write', participant: 'write', council: 'read', viewer: 'read' },
  review: { facilitator: 'write', participant: 'read', council: 'write', viewer: 'none' },
  facts: { facilitator: 'read', participant: 'read', council: 'read', viewer: 'read' },
  'private/own': { facilitator: 'write', participant: 'write', council: 'write', viewer: 'none' },
  'private/other': { facilitator: 'none', participant: 'none', council: 'none', viewer: 'none' },
}
