import { ROLES, type BoardId, type ParticipantId, type Role } from '@anderhalf/protocol'
import { closeDoor, replaceLink } from './replace-link.ts'
import type { Row, Statements } from './statements.ts'

export interface SendingAway {
  readonly boardId: BoardId
  readonly participantId: ParticipantId
  /** Whose wish it is. */
  readonly bySessionKey: string
  /** Whether a new session of theirs is to need a new link. */
  readonly replaceLinks: boolean
  readonly nowMs: number
}

/**
 * - `stays`: it is who asks, or a facilitator who was one before them
 */
export type SentAway =
  | { readonly ok: true; readonly sessionKey: string }
  | { readonly ok: false; readonly why: 'unknown' | 'stays' }

/**
 * Only the earlier of two facilitators sends the other away. So whoever got hold of that link cannot turn out those who
 * were there, and one facilitator stays, also when two try it at the same moment.
 */
export function sendAway(sql: Statements, sending: SendingAway): SentAway {
  const { boardId, participantId, bySessionKey, nowMs } = sending
  const person = sql('SELECT * FROM members WHERE board_id = ? AND participant_id = ?').get([
    boardId,
    participantId,
  ])
  if (person === null) return { ok: false, why: 'unknown' }
  const by = sql('SELECT * FROM members WHERE board_id = ? AND session_key = ?').get([boardId, bySessionKey])
  if (!maySend(by, person)) return { ok: false, why: 'stays' }
  const sessionKey = person['session_key'] as string
  if (person['sent_away_at_ms'] !== null) return { ok: true, sessionKey }
  sql('UPDATE members SET sent_away_at_ms = ? WHERE board_id = ? AND participant_id = ?').run([
    nowMs,
    boardId,
    participantId,
  ])
  if (sending.replaceLinks) replaceKnownLinks(sql, boardId, person['role'] as Role)
  return { ok: true, sessionKey }
}

function maySend(by: Row | null, person: Row): boolean {
  if (by === null || by['role'] !== 'facilitator' || by['sent_away_at_ms'] !== null) return false
  if (by['session_key'] === person['session_key']) return false
  return (
    person['role'] !== 'facilitator' ||
    Number(by['facilitates_since_ms']) < Number(person['facilitates_since_ms'])
  )
}

/** Facilitators can read all links, everybody else has their own; and the code of the door stands on a screen. */
function replaceKnownLinks(sql: Statements, boardId: BoardId, role: Role): void {
  for (const known of role === 'facilitator' ? ROLES : [role]) {
    replaceLink(sql, { boardId, role: known, comeInAnew: false })
  }
  closeDoor(sql, boardId)
}
