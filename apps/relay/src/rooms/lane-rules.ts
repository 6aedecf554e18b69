import { RECORDS_MAP } from '@anderhalf/board-model'
import type { Lane } from '@anderhalf/protocol'

/** The one root type that clients may write to; `meta` and the facts are the server's. */
export const CLIENT_ROOT = RECORDS_MAP

/** Whether records of this lane must fit the schema of the canvas. */
export function holdsCanvasRecords(lane: Lane): boolean {
  return lane !== 'review' && lane !== 'facts'
}
