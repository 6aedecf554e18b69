import * as v from 'valibot'

/** `missing` brings back what is gone and changes nothing else; `all` makes the board what it was. */
export const RESTORE_SCOPES = ['missing', 'all'] as const
export type RestoreScope = (typeof RESTORE_SCOPES)[number]

export const restoreVersionSchema = v.object({ scope: v.picklist(RESTORE_SCOPES) })

/** The canvas of a board as it was once. */
export interface BoardVersion {
  /** Counts on for each board; never used twice. */
  readonly number: number
  readonly madeAtMs: number
  /** Notes, frames, arrows and so on. */
  readonly shapes: number
}

/** Answer to `GET /api/boards/<boardId>/versions`, the newest first; facilitators only. */
export interface BoardVersions {
  readonly versions: readonly BoardVersion[]
}

/**
 * How a board differs from what it was before, counted in shapes. Answer to `GET .../versions/<number>`, and to
 * `POST .../versions/<number>/restore`, as it was before that.
 */
export interface BoardDifference {
  /** Were there, and are gone. */
  readonly missing: number
  /** Are there still, and differ. */
  readonly changed: number
  /** Came since. */
  readonly added: number
}
