import type { BoardId, Locale, ParticipantId, Role } from '@anderhalf/protocol'
import { roleAfterJoining } from '@anderhalf/protocol'
import { closeDoor, replaceLink, type ReplacedLink } from './replace-link.ts'
import { sendAway, type SendingAway, type SentAway } from './send-away.ts'
import type { Statements } from './statements.ts'

export interface NewBoard {
  readonly boardId: BoardId
  readonly title: string
  readonly locale: Locale
  readonly createdAtMs: number
  /** Names what records may be in the version that made it. */
  readonly model: string
}

export interface NotedModel {
  readonly boardId: BoardId
  readonly model: string
  /** Counts the migrations of the board, from 1. */
  readonly generation: number
}

export interface Joining {
  readonly boardId: BoardId
  readonly sessionKey: string
  /** Kept when the session is on the board already. */
  readonly freshParticipantId: ParticipantId
  readonly offeredRole: Role
  readonly name: string | null
  readonly nowMs: number
}

export interface Joined {
  readonly participantId: ParticipantId
  readonly role: Role
  /** Whether sockets that are open now show an older role or name. */
  readonly isChanged: boolean
}

export interface Door {
  readonly boardId: BoardId
  readonly rotation: number
  readonly codeHash: string
  readonly openUntilMs: number
}

/** What is known about boards and people, written inside a transaction of the storage worker. */
export interface BoardTables {
  createBoard(board: NewBoard): void
  renameBoard(board: { readonly boardId: BoardId; readonly title: string }): void
  noteBoardModel(board: NotedModel): void
  joinBoard(joining: Joining): Joined
  openDoor(door: Door): void
  closeDoor(boardId: BoardId): void
  /** @returns the sessions that are let in no more until they open a link */
  replaceLink(link: ReplacedLink): string[]
  sendAway(sending: SendingAway): SentAway
  letBackIn(person: { readonly boardId: BoardId; readonly participantId: ParticipantId }): void
  touchSession(session: { readonly sessionKey: string; readonly nowMs: number }): void
  deleteSession(sessionKey: string): void
  deleteIdleSessions(seenBeforeMs: number): void
}

export function createBoardTables(sql: Statements): BoardTables {
  return {
    createBoard({ boardId, title, locale, createdAtMs, model }) {
      sql('INSERT INTO boards (board_id, title, locale, created_at_ms, model) VALUES (?, ?, ?, ?, ?)').run([
        boardId,
        title,
        locale,
        createdAtMs,
        model,
      ])
    },
    renameBoard({ boardId, title }) {
      sql('UPDATE boards SET title = ? WHERE board_id = ?').run([title, boardId])
    },
    noteBoardModel({ boardId, model, generation }) {
      sql('UPDATE boards SET model = ?, generation = ? WHERE board_id = ?').run([model, generation, boardId])
    },
    joinBoard: (joining) => joinBoard(sql, joining),
    openDoor({ boardId, rotation, codeHash, openUntilMs }) {
      sql(
        'UPDATE boards SET door_rotation = ?, door_code_hash = ?, door_open_until_ms = ? WHERE board_id = ?',
      ).run([rotation, codeHash, openUntilMs, boardId])
    },
    closeDoor: (boardId) => closeDoor(sql, boardId),
    replaceLink: (link) => replaceLink(sql, link),
    sendAway: (sending) => sendAway(sql, sending),
    letBackIn({ boardId, participantId }) {
      sql('UPDATE members SET sent_away_at_ms = NULL WHERE board_id = ? AND participant_id = ?').run([
        boardId,
        participantId,
      ])
    },
    touchSession({ sessionKey, nowMs }) {
      sql('UPDATE sessions SET seen_at_ms = ? WHERE session_key = ?').run([nowMs, sessionKey])
    },
    deleteSession(sessionKey) {
      sql('DELETE FROM sessions WHERE session_key = ?').run([sessionKey])
    },
    deleteIdleSessions(seenBeforeMs) {
      sql('DELETE FROM sessions WHERE seen_at_ms < ?').run([seenBeforeMs])
    },
  }
}

function joinBoard(sql: Statements, joining: Joining): Joined {
  const { boardId, sessionKey, freshParticipantId, offeredRole, name, nowMs } = joining
  sql(
    `INSERT INTO sessions (session_key, created_at_ms, seen_at_ms) VALUES (?, ?, ?)
     ON CONFLICT DO UPDATE SET seen_at_ms = excluded.seen_at_ms`,
  ).run([sessionKey, nowMs, nowMs])
  const known = sql(
    'SELECT participant_id, role, name, needs_link FROM members WHERE session_key = ? AND board_id = ?',
  ).get([sessionKey, boardId])
  if (known === null) {
    sql(
      `INSERT INTO members
         (session_key, board_id, participant_id, role, name, color_number, joined_at_ms, facilitates_since_ms)
       VALUES (?, ?, ?, ?, ?, (SELECT count(*) FROM members WHERE board_id = ?), ?, ?)`,
    ).run([
      sessionKey,
      boardId,
      freshParticipantId,
      offeredRole,
      name ?? '',
      boardId,
      nowMs,
      offeredRole === 'facilitator' ? nowMs : null,
    ])
    return { participantId: freshParticipantId, role: offeredRole, isChanged: false }
  }
  const role = known['needs_link'] === 1 ? offeredRole : roleAfterJoining(known['role'] as Role, offeredRole)
  const newName = name ?? (known['name'] as string)
  sql(
    `UPDATE members
     SET role = ?, name = ?, needs_link = 0, facilitates_since_ms = coalesce(facilitates_since_ms, ?)
     WHERE session_key = ? AND board_id = ?`,
  ).run([role, newName, role === 'facilitator' ? nowMs : null, sessionKey, boardId])
  return {
    participantId: known['participant_id'] as ParticipantId,
    role,
    isChanged: role !== known['role'] || newName !== known['name'],
  }
}
