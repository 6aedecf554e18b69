import type { BoardId, ParticipantId, SentAwayPeople } from '@anderhalf/protocol'
import type { Answer } from './answer.ts'
import { call } from './relay-api.ts'

export function readSentAway(boardId: BoardId): Promise<Answer<SentAwayPeople>> {
  return call('GET', `/api/boards/${boardId}/sent-away`)
}

export function sendAway(
  boardId: BoardId,
  participantId: ParticipantId,
  replaceLinks: boolean,
): Promise<Answer<SentAwayPeople>> {
  return call('PUT', `/api/boards/${boardId}/sent-away/${participantId}`, { replaceLinks })
}

/** They come in again as who they were, without a link. */
export function letBackIn(boardId: BoardId, participantId: ParticipantId): Promise<Answer<SentAwayPeople>> {
  return call('DELETE', `/api/boards/${boardId}/sent-away/${participantId}`)
}
