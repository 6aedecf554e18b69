import { writeRecord, type ChangedRecords } from '@anderhalf/board-model'
import { createNote } from '@anderhalf/board-model/testing'
import { LIMITS } from '@anderhalf/protocol'
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { recordsOfEdits, wordsOfRecord } from './records-of-edits.ts'

function made(note: ReturnType<typeof createNote>): { update: Uint8Array; changes: ChangedRecords } {
  const doc = new Y.Doc()
  doc.transact(() => writeRecord(doc, note))
  return { update: Y.encodeStateAsUpdate(doc), changes: new Map([[note.id, 'all']]) }
}

it('keeps the words of a note that no board takes, as they are its maker’s', () => {
  const text = 'lange tekst '.repeat(LIMITS.maxTextLength / 10).trim()
  const note = createNote({ text })
  const [kept] = recordsOfEdits([], [made(note)])
  expect(kept?.id).toBe(note.id)
  expect(wordsOfRecord(kept?.record ?? null)).toBe(text)
})

it('keeps a note as its maker saw it, and that something was deleted', () => {
  const note = createNote({ text: 'Wonen' })
  const gone: ChangedRecords = new Map([['shape:gone', 'all']])
  const records = recordsOfEdits([], [made(note), { update: Uint8Array.of(0, 0), changes: gone }])
  expect(records.map(({ id, record }) => [id, wordsOfRecord(record)])).toEqual([
    [note.id, 'Wonen'],
    ['shape:gone', ''],
  ])
})
