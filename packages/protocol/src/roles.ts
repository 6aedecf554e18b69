export const ROLES = ['facilitator', 'participant', 'council', 'viewer'] as const

export type Role = (typeof ROLES)[number]

/** Whoever comes in by the short code is a participant. */
export const ROLE_OF_CODE: Role = 'participant'

/** Who may lock, unlock, change and delete a template that somebody else locked. */
export function mayChangeLocked(role: Role): boolean {
  return role === 'facilitator'
}

const RANK: Record<Role, number> = { facilitator: 2, participant: 1, council: 1, viewer: 0 }

/**
 * The role of a person who already has one and opens a link for another: the link decides between equals,
 * and nobody loses rights by opening a link that gives fewer.
 */
export function roleAfterJoining(current: Role, offered: Role): Role {
  return RANK[offered] >= RANK[current] ? offered : current
}
