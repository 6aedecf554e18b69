import { writeRecord } from '@anderhalf/board-model'
import { createNote } from '@anderhalf/board-model/testing'
import type { Doc } from 'yjs'

type BoardRecord = Parameters<typeof writeRecord>[1]

export function noteOf(id: string, text = '', changes: Record<string, unknown> = {}): BoardRecord {
  const note = createNote({ id: `shape:${id}`, text })
  return { ...note, ...changes }
}

export function addNote(doc: Doc, id: string, text = ''): void {
  doc.transact(() => writeRecord(doc, noteOf(id, text)), 'test')
}
