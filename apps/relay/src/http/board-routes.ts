import {
  colorNameSchema,
  doorSchema,
  parseNoteColor,
  renameBoardSchema,
  replaceLinkSchema,
  ROLES,
  type BoardSharingState,
  type Limits,
  type VisitedBoard,
} from '@anderhalf/protocol'
import type { VisitedRecord } from '../access/access.ts'
import type { BoardRecord } from '../access/board-records.ts'
import { refuse, refuseDamaged } from './answer.ts'
import type { ApiDependencies, BoardHandlers } from './api-dependencies.ts'
import type { AppContext } from './app-environment.ts'
import { createAssetRoutes } from './asset-routes.ts'
import { boardLinks } from './board-links.ts'
import { createPeopleRoutes } from './people-routes.ts'
import { readBody } from './read-body.ts'
import { createTemplateRoutes } from './template-routes.ts'
import { createVersionRoutes } from './version-routes.ts'

/** Routes of one board, for people who are on it. */
export function createBoardRoutes(dependencies: ApiDependencies): BoardHandlers {
  const { boards, doorCodes, limits, linkSecrets, nowMs, records, rooms, sharedOrigin, thread } = dependencies

  function sharingOf(c: AppContext, board: BoardRecord): BoardSharingState {
    const { boardId, linkRotations, doorRotation, doorOpenUntilMs } = board
    const isOpen = doorOpenUntilMs !== null && doorOpenUntilMs > nowMs()
    return {
      links: boardLinks(sharedOrigin(c), linkSecrets, boardId, linkRotations),
      door: isOpen ? { code: doorCodes.codeOf(boardId, doorRotation), openUntilMs: doorOpenUntilMs } : null,
    }
  }

  async function setDoor({ boardId, doorRotation }: BoardRecord, isOpen: boolean): Promise<void> {
    if (!isOpen) {
      await thread.call('closeDoor', boardId)
      return
    }
    const rotation = doorRotation + 1
    await thread.call('openDoor', {
      boardId,
      rotation,
      codeHash: doorCodes.hashOf(doorCodes.codeOf(boardId, rotation)),
      openUntilMs: nowMs() + limits.doorOpenMs,
    })
  }

  return {
    ...createAssetRoutes(dependencies),
    ...createPeopleRoutes(dependencies),
    ...createTemplateRoutes(dependencies),
    ...createVersionRoutes(dependencies),

    readBoard: (c, visited) => c.json(visitedBoard(visited, limits)),

    async renameBoard(c, visited) {
      const body = await readBody(c, renameBoardSchema)
      if (!body.ok) return body.answer
      const outcome = await boards.rename(visited.board.boardId, body.value.title)
      if (outcome === 'damaged') return refuseDamaged(c)
      return c.json({ ...visitedBoard(visited, limits), title: body.value.title } satisfies VisitedBoard)
    },

    async nameColor(c, { board }) {
      const color = parseNoteColor(c.req.param('color') ?? '')
      if (color === null) return refuse(c, 'request-invalid', 'a note has no such colour')
      const body = await readBody(c, colorNameSchema)
      if (!body.ok) return body.answer
      const outcome = await boards.nameColor(board.boardId, color, body.value.name)
      if (outcome === 'damaged') return refuseDamaged(c)
      return c.body(null, 204)
    },

    readSharing: (c, { board }) => c.json(sharingOf(c, board)),

    async setDoor(c, { board }) {
      const body = await readBody(c, doorSchema)
      if (!body.ok) return body.answer
      await setDoor(board, body.value.open)
      return c.json(sharingOf(c, records.findBoard(board.boardId) ?? board))
    },

    async replaceLink(c, { board: { boardId }, board }) {
      const role = ROLES.find((known) => known === c.req.param('role'))
      if (role === undefined) return refuse(c, 'request-invalid', 'a board has no link for such a role')
      const body = await readBody(c, replaceLinkSchema)
      if (!body.ok) return body.answer
      const { comeInAnew } = body.value
      // Otherwise whoever got hold of their link could turn all of them out.
      if (comeInAnew && role === 'facilitator') return refuse(c, 'request-invalid', 'facilitators stay')
      const sent = await thread.call('replaceLink', { boardId, role, comeInAnew })
      rooms.closeOnBoard(boardId, new Set(sent), 'notAllowed')
      return c.json(sharingOf(c, records.findBoard(boardId) ?? board))
    },
  }
}

function visitedBoard({ board, visitor }: VisitedRecord, limits: Limits): VisitedBoard {
  const { boardId, title, locale } = board
  const { role, participantId, name, color } = visitor
  const { maxRecords, maxEncodedBoardBytes } = limits
  return {
    boardId,
    title,
    locale,
    role,
    participantId,
    name,
    color,
    limits: { maxRecords, maxEncodedBoardBytes },
  }
}
