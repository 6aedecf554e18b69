import { recordsOf, writeRecord } from '@anderhalf/board-model'
import { createNote } from '@anderhalf/board-model/testing'
import * as Y from 'yjs'

/** Names the key of a note that carries the stamp of its latest edit. */
export const STAMP_KEY = 'm.stamp'

/** A sticky note as the canvas writes it, on a spot of its own. */
export function writeNote(doc: Y.Doc, name: string, position: number): Y.Map<unknown> {
  const id = `shape:${name}`
  writeRecord(doc, createNote({ id, x: (position % 200) * 220, y: Math.floor(position / 200) * 220 }))
  const note = recordsOf(doc).get(id)
  if (!(note instanceof Y.Map)) throw new Error('a note that was just written is there')
  return note as Y.Map<unknown>
}
