import type { BoardId } from '@anderhalf/protocol'
import type { Row, Statements } from '../storage/statements.ts'

export interface OwnTemplateRecord {
  readonly hash: string
  readonly text: string
  /** Where it was saved. */
  readonly boardId: BoardId
}

/** Which templates people of this installation made. */
export interface OwnTemplateRecords {
  /** The latest first. */
  list(): OwnTemplateRecord[]
  find(hash: string): OwnTemplateRecord | null
}

export function createOwnTemplateRecords(sql: Statements): OwnTemplateRecords {
  return {
    list: () =>
      Array.from(
        sql('SELECT * FROM own_templates ORDER BY saved_at_ms DESC, template_hash').iterate([]),
        recordOf,
      ),
    find(hash) {
      const row = sql('SELECT * FROM own_templates WHERE template_hash = ?').get([hash])
      return row === null ? null : recordOf(row)
    },
  }
}

function recordOf(row: Row): OwnTemplateRecord {
  return {
    hash: row['template_hash'] as string,
    text: row['text'] as string,
    boardId: row['board_id'] as BoardId,
  }
}
