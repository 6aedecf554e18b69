import { ROLE_OF_CODE, type BoardId, type Role } from '@anderhalf/protocol'
import type { Statements } from './statements.ts'

/** Where the number is that tells the link of a role from those that it had before. */
export const ROTATION_COLUMN = {
  facilitator: 'facilitator_link_rotation',
  participant: 'participant_link_rotation',
  council: 'council_link_rotation',
  viewer: 'viewer_link_rotation',
} as const satisfies Record<Role, string>

export interface ReplacedLink {
  readonly boardId: BoardId
  readonly role: Role
  /** Whether everybody who is on the board in this role has to open the new link. */
  readonly comeInAnew: boolean
}

/** @returns the sessions that are let in no more until they open a link */
export function replaceLink(sql: Statements, { boardId, role, comeInAnew }: ReplacedLink): string[] {
  const rotation = ROTATION_COLUMN[role]
  sql(`UPDATE boards SET ${rotation} = ${rotation} + 1 WHERE board_id = ?`).run([boardId])
  if (role === ROLE_OF_CODE) closeDoor(sql, boardId)
  if (!comeInAnew) return []
  const sent = Array.from(
    sql('SELECT session_key FROM members WHERE board_id = ? AND role = ? AND needs_link = 0').iterate([
      boardId,
      role,
    ]),
    (row) => row['session_key'] as string,
  )
  sql('UPDATE members SET needs_link = 1 WHERE board_id = ? AND role = ?').run([boardId, role])
  return sent
}

export function closeDoor(sql: Statements, boardId: BoardId): void {
  sql('UPDATE boards SET door_code_hash = NULL, door_open_until_ms = NULL WHERE board_id = ?').run([boardId])
}
