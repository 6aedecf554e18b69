import type { RecordsDiff } from '@tldraw/store'
import type { TLRecord } from '@tldraw/tlschema'

export interface RemoteMerge {
  /** The remote records that were put. */
  readonly given: readonly TLRecord[]
  /** Ids that were removed. */
  readonly taken: ReadonlySet<string>
  /** Shapes that are shown below another parent than the document says; that alone is no side effect. */
  readonly rehomed: ReadonlySet<string>
}

/**
 * What the editor did by itself while remote changes were put into its store, such as letting go of the arrows that
 * pointed at a deleted note. The store counts it as remote, so nobody would hear of it, and the store would stay
 * different from the document.
 *
 * @param diff all that happened in the store
 */
export function findSideEffects(
  diff: RecordsDiff<TLRecord>,
  { given, taken, rehomed }: RemoteMerge,
): RecordsDiff<TLRecord> {
  const put = new Map<string, TLRecord>(given.map((record) => [record.id, record]))
  const effects = createEmptyDiff()
  for (const record of Object.values(diff.added)) addChange(record, null)
  for (const [before, after] of Object.values(diff.updated)) addChange(after, before)
  for (const record of Object.values(diff.removed))
    if (!taken.has(record.id)) effects.removed[record.id] = record

  function addChange(after: TLRecord, storedBefore: TLRecord | null): void {
    const before = put.get(after.id) ?? storedBefore
    if (before === null) effects.added[after.id] = after
    else if (before !== after) effects.updated[after.id] = [withPositionOf(after, before), after]
  }
  return effects

  function withPositionOf(after: TLRecord, before: TLRecord): TLRecord {
    if (after.typeName !== 'shape' || before.typeName !== 'shape' || !rehomed.has(after.id)) return before
    const { x, y, rotation, parentId } = after
    return { ...before, x, y, rotation, parentId }
  }
}

export function createEmptyDiff(): RecordsDiff<TLRecord> {
  return { added: {}, updated: {}, removed: {} }
}
