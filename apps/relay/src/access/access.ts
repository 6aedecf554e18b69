import type { IncomingHttpHeaders } from 'node:http'
import {
  laneAccess,
  LIMITS,
  parseBoardId,
  parseLane,
  PROBLEM,
  type BoardId,
  type ProblemCode,
} from '@anderhalf/protocol'
import type { BoardRecord, BoardRecords, MemberRecord } from './board-records.ts'
import { participantColor } from './participant-colors.ts'
import { readSessionToken, sessionKeyOf } from './session-token.ts'
import type { OpenLane, RefusedVisit, Visitor } from './visitor.ts'

const SYNC_PATH = /^\/sync\/([^/]+)\/(.+)$/
/** A session's last visit is written down at most this often. */
const TOUCH_EVERY_MS = 12 * 3_600_000

export interface Session {
  readonly token: string
  readonly sessionKey: string
}

export interface VisitedRecord {
  readonly ok: true
  readonly visitor: Visitor
  readonly board: BoardRecord
}

/** The one place that says who a request comes from and what it may open. */
export interface Access {
  /** @returns the session of the request, or null without a valid one */
  authenticate(headers: IncomingHttpHeaders): Session | null
  /** A board that the session is not on answers like a board that does not exist. */
  visit(headers: IncomingHttpHeaders, boardIdText: string): VisitedRecord | RefusedVisit
  /** Whether a facilitator sent this session away from the board: then no link lets it in. */
  isSentAway(headers: IncomingHttpHeaders, boardId: BoardId): boolean
  readonly openLane: OpenLane
}

export interface AccessOptions {
  readonly records: BoardRecords
  readonly touchSession: (sessionKey: string, nowMs: number) => void
  readonly nowMs: () => number
}

export function createAccess({ records, touchSession, nowMs }: AccessOptions): Access {
  function authenticate(headers: IncomingHttpHeaders): Session | null {
    const token = readSessionToken(headers)
    if (token === null) return null
    const sessionKey = sessionKeyOf(token)
    const seenAtMs = records.findSessionSeenAtMs(sessionKey)
    if (seenAtMs === null) return null
    const idleMs = nowMs() - seenAtMs
    if (idleMs > LIMITS.sessionIdleMs) return null
    if (idleMs > TOUCH_EVERY_MS) touchSession(sessionKey, nowMs())
    return { token, sessionKey }
  }

  function visit(headers: IncomingHttpHeaders, boardIdText: string): VisitedRecord | RefusedVisit {
    const boardId = parseBoardId(boardIdText)
    if (boardId === null) return refused('board-unknown', 'there is no such board for you')
    const session = authenticate(headers)
    if (session === null) return refused('session-missing', 'open the join link of the board first')
    const board = records.findBoard(boardId)
    const member = records.findMember(session.sessionKey, boardId)
    if (member?.isSentAway === true)
      return refused('sent-away', 'a facilitator sent you away from this board')
    if (board === null || member === null || member.needsLink) {
      return refused('board-unknown', 'there is no such board for you')
    }
    return { ok: true, visitor: visitorOf(member, boardId, session), board }
  }

  return {
    authenticate,
    visit,
    isSentAway(headers, boardId) {
      const session = authenticate(headers)
      return session !== null && records.findMember(session.sessionKey, boardId)?.isSentAway === true
    },
    openLane(headers, path) {
      const [, boardIdText, laneText] = SYNC_PATH.exec(path) ?? []
      if (boardIdText === undefined || laneText === undefined) {
        return refused('route-unknown', 'a lane is opened at /sync/<boardId>/<lane>')
      }
      const visited = visit(headers, boardIdText)
      if (!visited.ok) return visited
      const { visitor, board } = visited
      const lane = parseLane(laneText)
      if (lane === null) return refused('route-unknown', 'a board has no lane of that name')
      const access = laneAccess(visitor, lane, board)
      if (access === 'none') return refused('role-not-allowed', 'your role does not open this lane')
      return { ok: true, visitor, boardId: board.boardId, lane, access }
    },
  }
}

function visitorOf(member: MemberRecord, boardId: BoardId, { sessionKey }: Session): Visitor {
  const { participantId, role, name, colorNumber } = member
  return { boardId, role, participantId, name, color: participantColor(colorNumber), sessionKey }
}

function refused(code: ProblemCode, message: string): RefusedVisit {
  return { ok: false, status: PROBLEM[code], problem: { code, message } }
}
