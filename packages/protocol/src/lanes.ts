import { parseParticipantId, type ParticipantId } from './ids.ts'
import type { Role } from './roles.ts'

/**
 * A board is several Yjs documents. A lane's name is also the last part of its sync address:
 * `/sync/<boardId>/<lane>`.
 */
export type Lane = (typeof SHARED_LANES)[number] | `private/${ParticipantId}`

export type LaneAccess = 'none' | 'read' | 'write'

/** Every lane but the private ones. */
export const SHARED_LANES = ['canvas', 'review', 'facts'] as const
const PRIVATE_PREFIX = 'private/'

/** @returns the lane, or null when there is no lane of that name */
export function parseLane(text: string): Lane | null {
  const shared = SHARED_LANES.find((lane) => lane === text)
  if (shared !== undefined) return shared
  if (!text.startsWith(PRIVATE_PREFIX)) return null
  const owner = parseParticipantId(text.slice(PRIVATE_PREFIX.length))
  return owner === null ? null : privateLaneOf(owner)
}

export function privateLaneOf(owner: ParticipantId): Lane {
  return `private/${owner}`
}

export interface LaneVisitor {
  readonly role: Role
  readonly participantId: ParticipantId
}

export interface BoardSharing {
  /** Whether viewers may see the marks of the council. */
  readonly reviewShownToViewers: boolean
}

/** The one place that says who may open which lane, and how. The server alone writes `facts`. */
export function laneAccess(visitor: LaneVisitor, lane: Lane, sharing: BoardSharing): LaneAccess {
  const { role } = visitor
  switch (lane) {
    case 'canvas':
      return role === 'facilitator' || role === 'participant' ? 'write' : 'read'
    case 'review':
      if (role === 'facilitator' || role === 'council') return 'write'
      return role === 'participant' || sharing.reviewShownToViewers ? 'read' : 'none'
    case 'facts':
      return 'read'
    default:
      return role !== 'viewer' && lane === privateLaneOf(visitor.participantId) ? 'write' : 'none'
  }
}
