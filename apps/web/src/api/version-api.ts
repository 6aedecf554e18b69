import type { BoardDifference, BoardId, BoardVersions, RestoreScope } from '@anderhalf/protocol'
import type { Answer } from './answer.ts'
import { call } from './relay-api.ts'

export function readVersions(boardId: BoardId): Promise<Answer<BoardVersions>> {
  return call('GET', `/api/boards/${boardId}/versions`)
}

export function compareVersion(boardId: BoardId, number: number): Promise<Answer<BoardDifference>> {
  return call('GET', `/api/boards/${boardId}/versions/${number}`)
}

/** What the board is now is kept first. */
export function restoreVersion(
  boardId: BoardId,
  number: number,
  scope: RestoreScope,
): Promise<Answer<BoardDifference>> {
  return call('POST', `/api/boards/${boardId}/versions/${number}/restore`, { scope })
}
