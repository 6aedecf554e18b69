import {
  ROLES,
  type BoardId,
  type KnownPerson,
  type Locale,
  type ParticipantId,
  type Role,
  type SentAwayPerson,
} from '@anderhalf/protocol'
import { ROTATION_COLUMN } from '../storage/replace-link.ts'
import type { Row, Statements } from '../storage/statements.ts'
import type { LinkRotations } from './link-secrets.ts'

export interface BoardRecord {
  readonly boardId: BoardId
  readonly title: string
  readonly locale: Locale
  readonly createdAtMs: number
  readonly reviewShownToViewers: boolean
  readonly linkRotations: LinkRotations
  readonly doorRotation: number
  /** null while the door is closed; may lie in the past */
  readonly doorOpenUntilMs: number | null
  /** Names what records could be when the board was last looked through; null when it never was. */
  readonly model: string | null
  /** Counts the migrations of the board, from 1. */
  readonly generation: number
}

export interface MemberRecord {
  readonly participantId: ParticipantId
  readonly role: Role
  readonly name: string
  readonly colorNumber: number
  /** The link that they came by was replaced: they are let in again by the new one alone. */
  readonly needsLink: boolean
  readonly isSentAway: boolean
}

/** What the relay looks up at every request. Answers are read from the disk each time, so they are never stale. */
export interface BoardRecords {
  findBoard(boardId: BoardId): BoardRecord | null
  findBoardByDoor(codeHash: string): BoardRecord | null
  /** @returns when the session was last seen, or null when there is no such session */
  findSessionSeenAtMs(sessionKey: string): number | null
  findMember(sessionKey: string, boardId: BoardId): MemberRecord | null
  /** Everybody whose device is known on the board, there or not, but the viewers: they make nothing. */
  listPeople(boardId: BoardId): KnownPerson[]
  /** The latest first. Viewers are without a name, as they are to everybody on the board. */
  listSentAway(boardId: BoardId): SentAwayPerson[]
  countBoards(): number
}

export function createBoardRecords(sql: Statements): BoardRecords {
  return {
    findBoard(boardId) {
      const row = sql('SELECT * FROM boards WHERE board_id = ?').get([boardId])
      return row === null ? null : boardOf(row)
    },
    findBoardByDoor(codeHash) {
      const row = sql('SELECT * FROM boards WHERE door_code_hash = ?').get([codeHash])
      return row === null ? null : boardOf(row)
    },
    findSessionSeenAtMs(sessionKey) {
      const row = sql('SELECT seen_at_ms FROM sessions WHERE session_key = ?').get([sessionKey])
      return row === null ? null : Number(row['seen_at_ms'])
    },
    findMember(sessionKey, boardId) {
      const row = sql('SELECT * FROM members WHERE session_key = ? AND board_id = ?').get([
        sessionKey,
        boardId,
      ])
      if (row === null) return null
      return {
        participantId: row['participant_id'] as ParticipantId,
        role: row['role'] as Role,
        name: row['name'] as string,
        colorNumber: Number(row['color_number']),
        needsLink: row['needs_link'] === 1,
        isSentAway: row['sent_away_at_ms'] !== null,
      }
    },
    listPeople(boardId) {
      const rows = sql(
        'SELECT participant_id, name FROM members WHERE board_id = ? AND role <> ? ORDER BY joined_at_ms',
      ).iterate([boardId, 'viewer'])
      return Array.from(rows, (row) => ({
        participantId: row['participant_id'] as ParticipantId,
        name: row['name'] as string,
      }))
    },
    listSentAway(boardId) {
      const rows = sql(
        `SELECT participant_id, name, role FROM members
         WHERE board_id = ? AND sent_away_at_ms IS NOT NULL ORDER BY sent_away_at_ms DESC`,
      ).iterate([boardId])
      return Array.from(rows, (row) => ({
        participantId: row['participant_id'] as ParticipantId,
        name: row['role'] === 'viewer' ? '' : (row['name'] as string),
        role: row['role'] as Role,
      }))
    },
    countBoards: () => Number(sql('SELECT count(*) AS boards FROM boards').get([])?.['boards']),
  }
}

function rotationsOf(row: Row): LinkRotations {
  const entries = ROLES.map((role): [Role, number] => [role, Number(row[ROTATION_COLUMN[role]])])
  return Object.fromEntries(entries) as Record<Role, number>
}

function boardOf(row: Row): BoardRecord {
  return {
    boardId: row['board_id'] as BoardId,
    title: row['title'] as string,
    locale: row['locale'] as Locale,
    createdAtMs: Number(row['created_at_ms']),
    reviewShownToViewers: row['review_shown_to_viewers'] === 1,
    linkRotations: rotationsOf(row),
    doorRotation: Number(row['door_rotation']),
    doorOpenUntilMs: row['door_open_until_ms'] === null ? null : Number(row['door_open_until_ms']),
    model: row['model'] as string | null,
    generation: Number(row['generation']),
  }
}
