import type { BoardId, ParticipantId } from '@anderhalf/protocol'
import type { Statements } from './statements.ts'

export interface NewOwnTemplate {
  readonly hash: string
  readonly text: string
  readonly boardId: BoardId
  readonly savedBy: ParticipantId
  readonly savedAtMs: number
  /** The version that this one takes the place of, if it was saved on the same board. */
  readonly replacedHash: string | null
  readonly maxTemplates: number
  readonly maxTemplatesOfBoard: number
}

/** The list of templates that people made, written inside a transaction of the storage worker. */
export interface OwnTemplateTables {
  /** The same text is one template, whoever saves it. */
  saveOwnTemplate(template: NewOwnTemplate): 'saved' | 'full'
  /** Only those that were saved on this board. */
  deleteOwnTemplate(template: { readonly hash: string; readonly boardId: BoardId }): void
}

export function createOwnTemplateTables(sql: Statements): OwnTemplateTables {
  function remove(hash: string, boardId: BoardId): void {
    sql('DELETE FROM own_templates WHERE template_hash = ? AND board_id = ?').run([hash, boardId])
  }

  function isFull({ boardId, replacedHash, maxTemplates, maxTemplatesOfBoard }: NewOwnTemplate): boolean {
    const counts = sql(
      'SELECT count(*) AS all_of_them, coalesce(sum(board_id = ?), 0) AS of_board FROM own_templates WHERE NOT (board_id = ? AND template_hash = ?)',
    ).get([boardId, boardId, replacedHash ?? ''])
    return (
      Number(counts?.['all_of_them']) >= maxTemplates || Number(counts?.['of_board']) >= maxTemplatesOfBoard
    )
  }

  return {
    saveOwnTemplate(template) {
      const { hash, text, boardId, savedBy, savedAtMs, replacedHash } = template
      const known = sql('SELECT 1 FROM own_templates WHERE template_hash = ?').get([hash]) !== null
      if (!known && isFull(template)) return 'full'
      if (replacedHash !== null && replacedHash !== hash) remove(replacedHash, boardId)
      if (known) return 'saved'
      sql(
        'INSERT INTO own_templates (template_hash, text, board_id, saved_by, saved_at_ms) VALUES (?, ?, ?, ?, ?)',
      ).run([hash, text, boardId, savedBy, savedAtMs])
      return 'saved'
    },
    deleteOwnTemplate({ hash, boardId }) {
      remove(hash, boardId)
    },
  }
}
