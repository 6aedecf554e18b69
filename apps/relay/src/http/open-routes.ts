import { randomBytes } from 'node:crypto'
import {
  createBoardSchema,
  invitationSchema,
  joinSchema,
  parseParticipantId,
  type CreatedBoard,
  type InvitedBoard,
  type JoinedBoard,
} from '@anderhalf/protocol'
import { FIRST_LINKS } from '../access/link-secrets.ts'
import { createSessionToken, sessionKeyOf } from '../access/session-token.ts'
import { refuse, refuseForNow } from './answer.ts'
import type { ApiDependencies, OpenHandlers } from './api-dependencies.ts'
import type { AppContext } from './app-environment.ts'
import { boardLinks } from './board-links.ts'
import { findInvited } from './find-invited.ts'
import { readBody } from './read-body.ts'
import { createRequestLimits } from './request-limits.ts'
import { deleteSessionCookie, setSessionCookie } from './session-cookie.ts'

const PARTICIPANT_ID_BYTES = 16

/** Routes that need no session. */
export function createOpenRoutes(dependencies: ApiDependencies): OpenHandlers {
  const { access, boards, linkSecrets, nowMs, publicUrl, rooms, thread } = dependencies
  const requestLimits = createRequestLimits(dependencies.limits)
  const addressOf = (c: AppContext): string => dependencies.addressOf(c.env.incoming)

  return {
    async createBoard(c) {
      const waitMs = await requestLimits.takeBoard(addressOf(c))
      if (waitMs !== null) return refuseForNow(c, waitMs)
      const body = await readBody(c, createBoardSchema)
      if (!body.ok) return body.answer
      const creation = await boards.create(body.value)
      if (!creation.ok) {
        return refuse(
          c,
          'request-invalid',
          `there is no template ${JSON.stringify(creation.unknownTemplateId)}`,
        )
      }
      const { boardId } = creation
      // Whoever asked goes on from where they are; what is given to others comes from the sharing route.
      const origin = publicUrl?.origin ?? new URL(c.req.url).origin
      const links = boardLinks(origin, linkSecrets, boardId, FIRST_LINKS)
      return c.json({ boardId, links } satisfies CreatedBoard, 201)
    },

    async readInvitation(c) {
      const body = await readBody(c, invitationSchema)
      if (!body.ok) return body.answer
      const finding = await findInvited(body.value, addressOf(c), requestLimits, dependencies)
      if ('waitMs' in finding) return refuseForNow(c, finding.waitMs)
      if (finding.found === null) return unknownLink(c)
      const { board, role } = finding.found
      if (access.isSentAway(c.env.incoming.headers, board.boardId)) return sentAway(c)
      const { boardId, title, locale } = board
      return c.json({ boardId, title, locale, role } satisfies InvitedBoard)
    },

    async joinBoard(c) {
      const waitMs = await requestLimits.takeJoin(addressOf(c))
      if (waitMs !== null) return refuseForNow(c, waitMs)
      const body = await readBody(c, joinSchema)
      if (!body.ok) return body.answer
      const finding = await findInvited(body.value, addressOf(c), requestLimits, dependencies)
      if ('waitMs' in finding) return refuseForNow(c, finding.waitMs)
      if (finding.found === null) return unknownLink(c)
      const { board, role: offeredRole } = finding.found
      if (access.isSentAway(c.env.incoming.headers, board.boardId)) return sentAway(c)
      const token = access.authenticate(c.env.incoming.headers)?.token ?? createSessionToken()
      const sessionKey = sessionKeyOf(token)
      const { participantId, role, isChanged } = await thread.call('joinBoard', {
        boardId: board.boardId,
        sessionKey,
        freshParticipantId: parseParticipantId(randomBytes(PARTICIPANT_ID_BYTES).toString('base64url'))!,
        offeredRole,
        name: body.value.name ?? null,
        nowMs: nowMs(),
      })
      // Sockets carry role and name from their upgrade: they come back with the new ones.
      if (isChanged) rooms.closeSession(sessionKey, 'tryLater')
      setSessionCookie(c, publicUrl, token, body.value.sharedComputer === true)
      return c.json({ boardId: board.boardId, role, participantId, token } satisfies JoinedBoard)
    },

    async deleteSession(c) {
      const session = access.authenticate(c.env.incoming.headers)
      if (session !== null) {
        await thread.call('deleteSession', session.sessionKey)
        rooms.closeSession(session.sessionKey, 'signIn')
      }
      deleteSessionCookie(c, publicUrl)
      // "cache": images of boards lie there.
      c.header('Clear-Site-Data', '"cache", "storage"')
      return c.body(null, 204)
    },
  }
}

function unknownLink(c: AppContext): Response {
  return refuse(c, 'link-unknown', 'this link or code opens no board; ask for a new one')
}

function sentAway(c: AppContext): Response {
  return refuse(c, 'sent-away', 'a facilitator sent you away from this board')
}
