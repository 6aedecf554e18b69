import { createHmac, timingSafeEqual } from 'node:crypto'
import { ROLES, type BoardId, type Role } from '@anderhalf/protocol'

const SECRET_BYTES = 24

/** How often the link of each role was replaced. */
export type LinkRotations = Readonly<Record<Role, number>>

export const FIRST_LINKS: LinkRotations = { facilitator: 0, participant: 0, council: 0, viewer: 0 }

/** Join secrets are derived from the server's key: none lies in the database, and all can be shown again. */
export interface LinkSecrets {
  secretOf(boardId: BoardId, role: Role, rotation: number): string
  /** @returns the role that the secret opens, or null; takes the same time for both */
  roleOf(boardId: BoardId, rotations: LinkRotations, secret: string): Role | null
}

export function createLinkSecrets(serverKey: Uint8Array): LinkSecrets {
  function secretOf(boardId: BoardId, role: Role, rotation: number): string {
    return createHmac('sha256', serverKey)
      .update(`link|${boardId}|${role}|${rotation}`)
      .digest()
      .subarray(0, SECRET_BYTES)
      .toString('base64url')
  }
  return {
    secretOf,
    roleOf(boardId, rotations, secret) {
      let found: Role | null = null
      for (const role of ROLES) if (isSame(secret, secretOf(boardId, role, rotations[role]))) found = role
      return found
    },
  }
}

function isSame(given: string, expected: string): boolean {
  const givenBytes = Buffer.from(given)
  const expectedBytes = Buffer.from(expected)
  return givenBytes.length === expectedBytes.length && timingSafeEqual(givenBytes, expectedBytes)
}
