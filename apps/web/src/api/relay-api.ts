import {
  parseBoardLimits,
  type BoardId,
  type BoardSharingState,
  type CreateBoardRequest,
  type CreatedBoard,
  type Invitation,
  type InvitedBoard,
  type JoinedBoard,
  type JoinRequest,
  type KnownPeople,
  type NoteColor,
  type Problem,
  type Role,
  type VisitedBoard,
} from '@anderhalf/protocol'
import type { Answer } from './answer.ts'

export function createBoard(request: CreateBoardRequest): Promise<Answer<CreatedBoard>> {
  return call('POST', '/api/boards', request)
}

export function readInvitation(invitation: Invitation): Promise<Answer<InvitedBoard>> {
  return call('POST', '/api/invitation', invitation)
}

export function joinBoard(request: JoinRequest): Promise<Answer<JoinedBoard>> {
  return call('POST', '/api/join', request)
}

export async function visitBoard(boardId: string): Promise<Answer<VisitedBoard>> {
  const answer = await call<VisitedBoard>('GET', `/api/boards/${encodeURIComponent(boardId)}`)
  if (!answer.ok) return answer
  return { ok: true, value: { ...answer.value, limits: parseBoardLimits(answer.value.limits) } }
}

export function renameBoard(boardId: BoardId, title: string): Promise<Answer<unknown>> {
  return call('PATCH', `/api/boards/${boardId}`, { title })
}

export function nameColor(boardId: BoardId, color: NoteColor, name: string): Promise<Answer<unknown>> {
  return call('PUT', `/api/boards/${boardId}/colors/${color}`, { name })
}

export function readPeople(boardId: BoardId): Promise<Answer<KnownPeople>> {
  return call('GET', `/api/boards/${boardId}/people`)
}

export function readSharing(boardId: BoardId): Promise<Answer<BoardSharingState>> {
  return call('GET', `/api/boards/${boardId}/sharing`)
}

export function replaceLink(
  boardId: BoardId,
  role: Role,
  comeInAnew: boolean,
): Promise<Answer<BoardSharingState>> {
  return call('POST', `/api/boards/${boardId}/links/${role}`, { comeInAnew })
}

export function setDoor(boardId: BoardId, open: boolean): Promise<Answer<BoardSharingState>> {
  return call('PUT', `/api/boards/${boardId}/door`, { open })
}

/** The relay forgets this device: all its boards need their link again. */
export function forgetDevice(): Promise<Answer<unknown>> {
  return call('DELETE', '/api/session')
}

/** A network that swallows everything would let a person wait for minutes. */
const ANSWERS_WITHIN_MS = 20_000

export async function call<T>(method: string, path: string, body?: object): Promise<Answer<T>> {
  const request: RequestInit = {
    method,
    credentials: 'same-origin',
    cache: 'no-store',
    signal: AbortSignal.timeout(ANSWERS_WITHIN_MS),
  }
  if (body !== undefined) {
    request.headers = { 'content-type': 'application/json' }
    request.body = JSON.stringify(body)
  }
  try {
    const response = await fetch(path, request)
    if (response.status === 204) return { ok: true, value: undefined as T }
    const content: unknown = await response.json()
    if (response.ok) return { ok: true, value: content as T }
    return { ok: false, refusal: (content as Partial<Problem>).code ?? 'unreachable' }
  } catch {
    // fetch rejects without network or in time; json() rejects when something between us and the relay answered.
    return { ok: false, refusal: 'unreachable' }
  }
}
