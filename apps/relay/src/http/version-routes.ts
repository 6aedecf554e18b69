import {
  restoreVersionSchema,
  type BoardDifference,
  type BoardVersions,
  type ProblemCode,
} from '@anderhalf/protocol'
import type { VersionAnswer } from '../versions/versions.ts'
import { refuse, refuseForNow } from './answer.ts'
import type { ApiDependencies, BoardHandlers } from './api-dependencies.ts'
import type { AppContext } from './app-environment.ts'
import { readBody } from './read-body.ts'
import { createRequestLimits } from './request-limits.ts'

const NUMBER = /^[1-9]\d{0,8}$/
const MESSAGE: Readonly<Partial<Record<ProblemCode, string>>> = {
  'version-unknown': 'the board has no such version',
  'version-damaged': 'this version cannot be read; an older one may help',
  'board-damaged': 'this board is damaged and takes no edits',
  'board-full': 'the board would hold more than it may',
  'version-too-slow': 'it took too long and was stopped; nothing changed',
  'machine-full': 'there is no memory for this now; nothing changed; try again in a while',
  'storage-unavailable': 'what the board is now could not be kept; try again in a while',
}

/** What a board was before, for its facilitators. */
export function createVersionRoutes({
  limits,
  versions,
}: ApiDependencies): Pick<BoardHandlers, 'readVersions' | 'compareVersion' | 'restoreVersion'> {
  const requestLimits = createRequestLimits(limits)

  function answer(c: AppContext, outcome: VersionAnswer): Response {
    if (outcome.ok) return c.json(outcome.difference satisfies BoardDifference)
    return refuse(c, outcome.code, MESSAGE[outcome.code] ?? outcome.code)
  }

  return {
    readVersions: (c, { board }) =>
      c.json({ versions: versions.list(board.boardId) } satisfies BoardVersions),

    async compareVersion(c, { board, visitor }) {
      const waitMs = await requestLimits.takeVersion(visitor.sessionKey)
      if (waitMs !== null) return refuseForNow(c, waitMs)
      return answer(c, await versions.compare(board.boardId, numberOf(c)))
    },

    async restoreVersion(c, { board, visitor }) {
      const waitMs = await requestLimits.takeVersion(visitor.sessionKey)
      if (waitMs !== null) return refuseForNow(c, waitMs)
      const body = await readBody(c, restoreVersionSchema)
      if (!body.ok) return body.answer
      return answer(c, await versions.restore(board.boardId, numberOf(c), body.value.scope))
    },
  }
}

/** @returns 0, which no version has, for what is no number */
function numberOf(c: AppContext): number {
  const text = c.req.param('number') ?? ''
  return NUMBER.test(text) ? Number(text) : 0
}
