import type { RecordsDiff } from '@tldraw/store'
import type { TLRecord } from '@tldraw/tlschema'
import { createEmptyDiff } from './side-effects.ts'

/** Far below what a relay takes as one update, also when every character takes three bytes. */
const MAX_CHARACTERS_PER_PART = 64 * 1024
const CHARACTERS_PER_MOVE = 100
const CHARACTERS_PER_REMOVAL = 30
/** Even with the longest texts these make one part. */
const FEW_RECORDS = 3

/**
 * A paste, or an undone deletion, can be more than one update may hold. Records stay whole.
 *
 * @returns at least one part; together and in this order they are `edits`
 */
export function editsInParts(edits: RecordsDiff<TLRecord>): RecordsDiff<TLRecord>[] {
  const added = Object.values(edits.added)
  const updated = Object.values(edits.updated)
  const removed = Object.values(edits.removed)
  if (added.length + updated.length + removed.length <= FEW_RECORDS) return [edits]

  let part = createEmptyDiff()
  const parts = [part]
  let characters = 0
  function partFor(more: number): RecordsDiff<TLRecord> {
    if (characters > 0 && characters + more > MAX_CHARACTERS_PER_PART) {
      part = createEmptyDiff()
      parts.push(part)
      characters = 0
    }
    characters += more
    return part
  }

  for (const record of added) partFor(JSON.stringify(record).length).added[record.id] = record
  for (const pair of updated) partFor(charactersIn(pair)).updated[pair[0].id] = pair
  for (const record of removed) partFor(CHARACTERS_PER_REMOVAL).removed[record.id] = record
  return parts
}

function charactersIn([before, after]: readonly [TLRecord, TLRecord]): number {
  const isMove = 'props' in before && 'props' in after && before.props === after.props
  return isMove ? CHARACTERS_PER_MOVE : JSON.stringify(after).length
}
