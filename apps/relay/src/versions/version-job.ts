import type { BoardDifference, RestoreScope } from '@anderhalf/protocol'

/** What the version worker is asked, once. */
export interface VersionJob {
  /** A whole state. */
  readonly now: Uint8Array
  /** A whole state, compressed. */
  readonly earlier: Uint8Array
  /** null: only compare. */
  readonly scope: RestoreScope | null
}

export interface VersionOutcome {
  readonly difference: BoardDifference
  /** What brings the board there; nothing when it is only compared. */
  readonly update: Uint8Array
  /** On the board with that. */
  readonly records: number
  readonly shapes: number
  /** On the earlier board. */
  readonly earlierShapes: number
}
