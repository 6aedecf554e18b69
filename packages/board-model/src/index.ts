export { isAllowedLink } from './allowed-addresses.ts'
export { applyThriftily } from './apply-thriftily.ts'
export { boardSchema, putJudged } from './board-schema.ts'
export {
  canonicalRichText,
  giveEmptyLinesText,
  isSameText,
  parseRichText,
  readText,
  wordsOf,
  writeText,
  type TextReading,
} from './board-text.ts'
export { boardTextSchema } from './board-text-schema.ts'
export { changedRecordsOf, type ChangedRecords } from './changed-records.ts'
export { findHomelessShapes } from './find-homeless-shapes.ts'
export { healIndices } from './heal-indices.ts'
export { HOME_PAGE_ID } from './home-page.ts'
export { MAX_INK_PARTS } from './ink-chunk.ts'
export {
  findInkNews,
  hasInk,
  INK_PREFIX,
  inkChunkParts,
  mayHoldInk,
  withInkNews,
  type InkNews,
} from './ink-layout.ts'
export {
  FIXED_FIELDS,
  hasSharedText,
  isPositionField,
  LAYOUT_VERSION,
  META_MAP,
  META_PREFIX,
  POSITION_FIELDS,
  PROP_PREFIX,
  RECORD_KEY,
  RECORDS_MAP,
  recordsOf,
  textFragmentOf,
} from './layout.ts'
export {
  boardAgeOf,
  generationOf,
  migrateBoard,
  type BoardAge,
  type BoardMigration,
} from './migrate-board.ts'
export { missingInPieces } from './missing-in-pieces.ts'
export { AUTHOR_KEY, authorshipOf, MADE_AT_KEY, type Authorship } from './note-author.ts'
export { areTags, parseTag, TAG_PREFIX, tagKeyOf, tagsOf } from './note-tags.ts'
export { PAGE_PLACE_KEY, pagePlaceOf, withoutParent } from './page-place.ts'
export { isCoordinate } from './plain-value-fault.ts'
export {
  readBoard,
  readChangedRecord,
  readRecord,
  readUncheckedRecords,
  type BoardReading,
  type RecordReading,
} from './read-record.ts'
export type { RecordFault, RecordFaultCode } from './record-fault.ts'
export { differenceSince, restoreBoard } from './restore-board.ts'
export { META_KEY, seedBoard, type BoardSeed } from './seed-board.ts'
export {
  createTemplateRecord,
  TEMPLATE_SHAPE_TYPE,
  templateShapeMigrations,
  templateShapeProps,
  type TemplatePlacement,
  type TemplateShape,
  type TemplateShapeProps,
} from './template-shape.ts'
export { stateDigest } from './state-digest.ts'
export { validateRecord, type RecordVerdict } from './validate-record.ts'
export { deleteRecord, writeRecord, type WriteOptions } from './write-record.ts'
