import {
  migrateBoard,
  readRecord,
  readUncheckedRecords,
  wordsOf,
  type ChangedRecords,
} from '@anderhalf/board-model'
import type { TLRecord } from 'tldraw'
import * as Y from 'yjs'
import type { AsideRecord, KnownRow, OwnRow } from './board-database.ts'

/** The records that these edits touched, as their maker saw them. */
export function recordsOfEdits(
  known: readonly Pick<KnownRow, 'update'>[],
  own: readonly Pick<OwnRow, 'update' | 'changes'>[],
): AsideRecord[] {
  const doc = new Y.Doc()
  doc.transact(() => {
    for (const { update } of [...known, ...own]) Y.applyUpdate(doc, update)
  })
  // The board may have been migrated since: what is offered must fit the board of today.
  migrateBoard(doc)
  const records: AsideRecord[] = []
  for (const [id, keys] of joinChanges(own.map(({ changes }) => changes))) {
    const reading = readRecord(doc, id)
    if (reading === null) records.push({ id, keys, record: null })
    else if (reading.ok) records.push({ id, keys, record: reading.record })
    else records.push(...ifItHasWords({ id, keys, record: readUncheckedRecords(doc)[id] ?? null }))
  }
  doc.destroy()
  return records
}

function joinChanges(all: readonly ChangedRecords[]): ChangedRecords {
  const joined: ChangedRecords = new Map()
  for (const changes of all) {
    for (const [id, keys] of changes) {
      const before = joined.get(id)
      const isWhole = keys === 'all' || before === 'all'
      joined.set(id, isWhole ? 'all' : new Set([...(before ?? []), ...keys]))
    }
  }
  return joined
}

/** What no board takes, such as a text that is too long: its words are its maker's all the same. */
function ifItHasWords(aside: AsideRecord): AsideRecord[] {
  return wordsOfRecord(aside.record) === '' ? [] : [aside]
}

export function wordsOfRecord(record: TLRecord | null): string {
  const props = record !== null && 'props' in record ? (record.props as Record<string, unknown>) : {}
  return 'richText' in props ? wordsOf(props['richText']).trim() : ''
}
