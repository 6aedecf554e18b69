import type { IncomingHttpHeaders } from 'node:http'
import type { BoardId, Lane, ParticipantId, Problem, Role } from '@anderhalf/protocol'

/** A person on one board, known by a session. */
export interface Visitor {
  readonly boardId: BoardId
  readonly role: Role
  readonly participantId: ParticipantId
  readonly name: string
  /** `#rrggbb` */
  readonly color: string
  /** Stands for the session in memory and storage; says nothing about its token. */
  readonly sessionKey: string
}

export interface RefusedVisit {
  readonly ok: false
  /** HTTP status */
  readonly status: number
  readonly problem: Problem
}

export interface OpenedLane {
  readonly ok: true
  readonly visitor: Visitor
  readonly boardId: BoardId
  readonly lane: Lane
  readonly access: 'read' | 'write'
}

/** Decides, before a socket exists, whether this request may open the lane that its address names. */
export type OpenLane = (headers: IncomingHttpHeaders, path: string) => OpenedLane | RefusedVisit
