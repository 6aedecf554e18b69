import { isPositionField, isSameText, POSITION_FIELDS } from '@anderhalf/board-model'
import type { RecordsDiff } from '@tldraw/store'
import type { TLBinding, TLRecord, TLShape, TLStore } from '@tldraw/tlschema'
import { isEqual } from '@tldraw/utils'
import { createEmptyDiff } from './side-effects.ts'

type Fields = Record<string, unknown>

export interface WorkOfOthers {
  hasDeleted(recordId: string): boolean
  hasTypedIn(recordId: string): boolean
}

/**
 * What an undo or redo may do to the board as it is now: it takes back what this person did, where nobody did
 * anything since. Neither another's text, colour or move is touched, nor comes back what another deleted, and no
 * arrow is left hanging on nothing.
 *
 * @param diff what the history would do, written against the board as it was then
 */
export function rebaseUndo(
  store: TLStore,
  diff: RecordsDiff<TLRecord>,
  others: WorkOfOthers,
): RecordsDiff<TLRecord> {
  const rebased = createEmptyDiff()
  const willExist = (id: string) =>
    (store.has(id as TLRecord['id']) && !Object.hasOwn(diff.removed, id)) || Object.hasOwn(diff.added, id)

  for (const record of Object.values(diff.added)) {
    if (!isShared(store, record)) rebased.added[record.id] = record
    else if (store.has(record.id) || others.hasDeleted(record.id)) continue
    else if (record.typeName !== 'binding' || hasBothEnds(record)) rebased.added[record.id] = record
  }
  for (const [done, undone] of Object.values(diff.updated)) {
    const current = store.get(undone.id)
    if (!isShared(store, undone)) rebased.updated[undone.id] = [done, undone]
    else if (current !== undefined) {
      const mine = others.hasTypedIn(undone.id) ? withTextOf(undone, done) : done
      const patched = takeBack(current, mine, undone, willExist)
      if (patched !== current) rebased.updated[undone.id] = [current, patched]
    }
  }
  for (const record of Object.values(diff.removed)) {
    const current = store.get(record.id)
    if (current === undefined) continue
    if (
      !isShared(store, record) ||
      !(others.hasTypedIn(record.id) || holdsWorkOfOthers(store, diff, record, current))
    ) {
      rebased.removed[record.id] = current
    }
  }
  return rebased

  function hasBothEnds(binding: TLBinding): boolean {
    return willExist(binding.fromId) && willExist(binding.toId)
  }
}

function isShared(store: TLStore, record: TLRecord): boolean {
  return store.scopedTypes.document.has(record.typeName)
}

/** Words that somebody else wrote into it, or shapes that somebody else put into it. */
function holdsWorkOfOthers(
  store: TLStore,
  diff: RecordsDiff<TLRecord>,
  mine: TLRecord,
  current: TLRecord,
): boolean {
  if (mine.typeName !== 'shape' || current.typeName !== 'shape') return false
  if (!isSameText(textOf(mine), textOf(current))) return true
  if (mine.type !== 'frame' && mine.type !== 'group') return false
  const shapes = store.query.records('shape').get()
  return shapes.some((shape) => shape.parentId === mine.id && !Object.hasOwn(diff.removed, shape.id))
}

/** @returns `to` with the text of `from`, so that both have the same and it is left alone */
function withTextOf(from: TLRecord, to: TLRecord): TLRecord {
  if (from.typeName !== 'shape' || to.typeName !== 'shape' || !('richText' in to.props)) return to
  return { ...to, props: { ...to.props, richText: textOf(from) } }
}

function textOf(shape: TLShape): unknown {
  return 'richText' in shape.props ? shape.props.richText : null
}

function takeBack(
  current: TLRecord,
  done: TLRecord,
  undone: TLRecord,
  willExist: (id: string) => boolean,
): TLRecord {
  const before = current as unknown as Fields
  const patch: Fields = {}
  const wanted = undone as unknown as Fields
  const left = done as unknown as Fields
  for (const key of Object.keys(wanted)) {
    if (key === 'props' || key === 'meta') {
      patch[key] = takeBackFields(before[key] as Fields, left[key] as Fields, wanted[key] as Fields)
    } else if (!isPositionField(undone, key)) {
      patch[key] = takeBackValue(key, before[key], left[key], wanted[key])
    }
  }
  if (undone.typeName === 'shape' && canMoveBack(before, left, wanted, willExist)) {
    for (const field of POSITION_FIELDS) patch[field] = wanted[field]
  }
  const changed = Object.keys(patch).some((key) => !Object.is(patch[key], before[key]))
  return changed ? ({ ...before, ...patch } as unknown as TLRecord) : current
}

/** A position means nothing without its parent, so all of it is taken back or nothing. */
function canMoveBack(
  current: Fields,
  done: Fields,
  undone: Fields,
  willExist: (id: string) => boolean,
): boolean {
  const moved = POSITION_FIELDS.some((field) => done[field] !== undone[field])
  const untouched = POSITION_FIELDS.every((field) => current[field] === done[field])
  return moved && untouched && willExist(undone['parentId'] as string)
}

function takeBackFields(current: Fields, done: Fields, undone: Fields): Fields {
  const fields = { ...current }
  for (const key of new Set([...Object.keys(done), ...Object.keys(undone)])) {
    const value = takeBackValue(key, current[key], done[key], undone[key])
    if (value === undefined) delete fields[key]
    else fields[key] = value
  }
  const keys = Object.keys(fields)
  const same =
    keys.length === Object.keys(current).length && keys.every((key) => Object.is(fields[key], current[key]))
  return same ? current : fields
}

function takeBackValue(key: string, current: unknown, done: unknown, undone: unknown): unknown {
  const isMine = key === 'richText' ? isSameText(current, done) : isEqual(current, done)
  if (!isMine || isEqual(done, undone)) return current
  return undone
}
