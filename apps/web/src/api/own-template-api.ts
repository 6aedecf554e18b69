import type { BoardId, SavedOwnTemplate, SavedOwnTemplates } from '@anderhalf/protocol'
import type { OwnTemplate } from '@anderhalf/template-kit'
import type { Answer } from './answer.ts'
import { call } from './relay-api.ts'

export function readOwnTemplates(boardId: BoardId): Promise<Answer<SavedOwnTemplates>> {
  return call('GET', `/api/boards/${boardId}/templates`)
}

export function saveOwnTemplate(
  boardId: BoardId,
  template: OwnTemplate,
  replaces: string | null,
): Promise<Answer<SavedOwnTemplate>> {
  return call('POST', `/api/boards/${boardId}/templates`, { template, replaces })
}

/** From then on the board keeps its own copy. @param id `own/<hash>` */
export function placeOwnTemplate(boardId: BoardId, id: string): Promise<Answer<unknown>> {
  return call('PUT', addressOf(boardId, id))
}

export function deleteOwnTemplate(boardId: BoardId, id: string): Promise<Answer<unknown>> {
  return call('DELETE', addressOf(boardId, id))
}

function addressOf(boardId: BoardId, id: string): string {
  return `/api/boards/${boardId}/templates/${id.slice(id.indexOf('/') + 1)}`
}
