import { ROLES, type BoardId, type BoardLinks, type Role } from '@anderhalf/protocol'
import type { LinkRotations, LinkSecrets } from '../access/link-secrets.ts'

/** The secret stands in the fragment, which browsers send to nobody. */
export function boardLinks(
  origin: string,
  linkSecrets: LinkSecrets,
  boardId: BoardId,
  rotations: LinkRotations,
): BoardLinks {
  const entries = ROLES.map((role): [Role, string] => [
    role,
    `${origin}/j/${boardId}#${linkSecrets.secretOf(boardId, role, rotations[role])}`,
  ])
  return Object.fromEntries(entries) as Record<Role, string>
}
