import {
  parseParticipantId,
  sendAwaySchema,
  type BoardId,
  type KnownPeople,
  type ParticipantId,
  type SentAwayPeople,
} from '@anderhalf/protocol'
import { refuse } from './answer.ts'
import type { ApiDependencies, BoardHandlers } from './api-dependencies.ts'
import type { AppContext } from './app-environment.ts'
import { readBody } from './read-body.ts'

/** Who is on a board, and who was sent away from it. */
export function createPeopleRoutes({
  nowMs,
  records,
  rooms,
  thread,
}: ApiDependencies): Pick<BoardHandlers, 'readPeople' | 'readSentAway' | 'sendAway' | 'letBackIn'> {
  function tellSentAway(c: AppContext, boardId: BoardId): Response {
    return c.json({ people: records.listSentAway(boardId) } satisfies SentAwayPeople)
  }

  return {
    readPeople: (c, { board }) => c.json({ people: records.listPeople(board.boardId) } satisfies KnownPeople),

    readSentAway: (c, { board }) => tellSentAway(c, board.boardId),

    async sendAway(c, { board: { boardId }, visitor }) {
      const participantId = participantIn(c)
      if (participantId === null) return unknownPerson(c)
      const body = await readBody(c, sendAwaySchema)
      if (!body.ok) return body.answer
      const { replaceLinks } = body.value
      const sent = await thread.call('sendAway', {
        boardId,
        participantId,
        bySessionKey: visitor.sessionKey,
        replaceLinks,
        nowMs: nowMs(),
      })
      if (!sent.ok) {
        if (sent.why === 'unknown') return unknownPerson(c)
        return refuse(c, 'person-stays', 'you cannot send away yourself, nor who facilitated before you')
      }
      rooms.closeOnBoard(boardId, new Set([sent.sessionKey]), 'notAllowed')
      return tellSentAway(c, boardId)
    },

    async letBackIn(c, { board: { boardId } }) {
      const participantId = participantIn(c)
      if (participantId === null) return unknownPerson(c)
      await thread.call('letBackIn', { boardId, participantId })
      return tellSentAway(c, boardId)
    },
  }
}

function participantIn(c: AppContext): ParticipantId | null {
  return parseParticipantId(c.req.param('participantId') ?? '')
}

function unknownPerson(c: AppContext): Response {
  return refuse(c, 'person-unknown', 'nobody on this board is known by that id')
}
