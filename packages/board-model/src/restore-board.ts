import type { BoardDifference, RestoreScope } from '@anderhalf/protocol'
import type { TLRecord } from '@tldraw/tlschema'
import { isEqual } from '@tldraw/utils'
import type * as Y from 'yjs'
import { recordsOf } from './layout.ts'
import { readBoard } from './read-record.ts'
import { deleteRecord, writeRecord } from './write-record.ts'

interface Differences {
  readonly missing: readonly TLRecord[]
  readonly changed: readonly TLRecord[]
  readonly addedIds: readonly string[]
}

/** @param then the same board, earlier; records of it that nobody can show are left out */
export function differenceSince(now: Y.Doc, then: Y.Doc): BoardDifference {
  const { missing, changed, addedIds } = differencesOf(now, then)
  return {
    missing: missing.filter(isShape).length,
    changed: changed.filter(isShape).length,
    added: addedIds.filter((id) => id.startsWith('shape:')).length,
  }
}

/**
 * Writes into a board what it was before. Call it inside a transaction with an origin. Pages, images and the name of the
 * board are never taken away.
 *
 * @param then the same board, earlier
 */
export function restoreBoard(now: Y.Doc, then: Y.Doc, scope: RestoreScope): void {
  const { missing, changed, addedIds } = differencesOf(now, then)
  const backIds = new Set<string>(missing.map(({ id }) => id))
  for (const record of missing) {
    if (scope === 'all' || isWanted(record, backIds, now)) writeRecord(now, record)
  }
  if (scope === 'missing') return
  for (const record of changed) writeRecord(now, record)
  for (const id of addedIds) deleteRecord(now, id)
}

function differencesOf(now: Y.Doc, then: Y.Doc): Differences {
  const before = readBoard(then).records
  const idsBefore = new Set<string>(before.map(({ id }) => id))
  const present = new Map<string, TLRecord>(readBoard(now).records.map((record) => [record.id, record]))
  const idsNow = [...recordsOf(now).keys()]
  const isThere = new Set(idsNow)
  return {
    missing: withoutEmptyGroups(before.filter(({ id }) => !isThere.has(id))),
    changed: before.filter((record) => {
      const current = present.get(record.id)
      return record.typeName !== 'document' && current !== undefined && !isEqual(current, record)
    }),
    addedIds: idsNow.filter(
      (id) => !idsBefore.has(id) && (id.startsWith('shape:') || id.startsWith('binding:')),
    ),
  }
}

/** A group whose parts are all there still was taken apart, not lost: without parts nobody could see it. */
function withoutEmptyGroups(missing: readonly TLRecord[]): TLRecord[] {
  const byId = new Map<string, TLRecord>(missing.map((record) => [record.id, record]))
  const filled = new Set<string>()
  for (const record of missing) {
    if (!isShape(record) || record.type === 'group') continue
    for (let id: string = record.parentId; !filled.has(id);) {
      const parent = byId.get(id)
      if (parent === undefined || !isShape(parent)) break
      filled.add(id)
      id = parent.parentId
    }
  }
  return missing.filter((record) => !isShape(record) || record.type !== 'group' || filled.has(record.id))
}

/** An arrow that was taken off a note which is there still stays off it. */
function isWanted(record: TLRecord, backIds: ReadonlySet<string>, now: Y.Doc): boolean {
  if (record.typeName !== 'binding') return true
  const ends = [record.fromId, record.toId]
  const isThere = (id: string): boolean => backIds.has(id) || recordsOf(now).has(id)
  return ends.some((id) => backIds.has(id)) && ends.every(isThere)
}

function isShape(record: TLRecord): record is Extract<TLRecord, { typeName: 'shape' }> {
  return record.typeName === 'shape'
}
