import { boardTextSchema, RECORDS_MAP } from '@anderhalf/board-model'
import type { Lane } from '@anderhalf/protocol'

/** What clients may put into a lane. */
export interface LaneRules {
  /** The one root type that clients may write to; `meta` and the facts are the server's. */
  readonly rootName: string
  /** The key of a record's map that holds rich text instead of a plain value. */
  readonly textKey: string
  /** Whether records must fit the schema of the canvas. */
  readonly areCanvasRecords: boolean
  isTextNode(name: string): boolean
  isTextMark(name: string): boolean
}

/** y-prosemirror writes a mark that may overlap itself as `<name>--<hash>`. */
const OVERLAP_SUFFIX = /--[A-Za-z0-9+/=]{8}$/

const TEXT_RULES = {
  isTextNode: (name: string) =>
    Object.hasOwn(boardTextSchema.nodes, name) && name !== 'doc' && name !== 'text',
  isTextMark: (name: string) => Object.hasOwn(boardTextSchema.marks, name.replace(OVERLAP_SUFFIX, '')),
}

export function laneRulesOf(lane: Lane): LaneRules {
  return {
    rootName: RECORDS_MAP,
    textKey: 'text',
    areCanvasRecords: lane !== 'review' && lane !== 'facts',
    ...TEXT_RULES,
  }
}
