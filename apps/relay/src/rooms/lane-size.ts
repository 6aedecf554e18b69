import * as Y from 'yjs'

/** Maps, texts, paragraphs and runs of characters for each record that a lane may hold; a note has four. */
const MAX_TYPES_PER_RECORD = 10

/** How much a lane holds, counted as it grows and looked at again only when the count reaches a limit. */
export interface LaneSize {
  /** @returns false when the lane would hold too much; then it is not counted */
  grow(records: number, types: number): boolean
}

export function createLaneSize(doc: Y.Doc, root: Y.Map<unknown>, maxRecords: number): LaneSize {
  const maxTypes = maxRecords * MAX_TYPES_PER_RECORD
  let recordCount = root.size
  let typeCount = liveTypesIn(doc)
  return {
    grow(records, types) {
      if (recordCount + records > maxRecords) recordCount = root.size
      if (typeCount + types > maxTypes) typeCount = liveTypesIn(doc)
      if (recordCount + records > maxRecords || typeCount + types > maxTypes) return false
      recordCount += records
      typeCount += types
      return true
    },
  }
}

/** A type costs a hundred times its bytes in memory. */
function liveTypesIn(doc: Y.Doc): number {
  let count = 0
  for (const structs of doc.store.clients.values()) {
    for (const struct of structs) {
      if (struct instanceof Y.Item && !struct.deleted && struct.content instanceof Y.ContentType) count++
    }
  }
  return count
}
