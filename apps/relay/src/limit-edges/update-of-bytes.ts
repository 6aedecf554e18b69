import { writeRecord } from '@anderhalf/board-model'
import { createNote } from '@anderhalf/board-model/testing'
import * as Y from 'yjs'

const CLIENT_ID = 77_777
const TEXT_LENGTH = 10_000

export interface WrittenNotes {
  readonly update: Uint8Array
  readonly ids: readonly string[]
}

/** One update of some notes. Each has a text of its own length. */
export function writeNotes(textLengths: readonly number[]): WrittenNotes {
  const doc = new Y.Doc()
  doc.clientID = CLIENT_ID
  const notes = textLengths.map((length, at) =>
    createNote({ id: `shape:note-${String(at).padStart(4, '0')}`, text: 'x'.repeat(length) }),
  )
  doc.transact(() => {
    for (const note of notes) writeRecord(doc, note)
  })
  return { update: Y.encodeStateAsUpdate(doc), ids: notes.map(({ id }) => id) }
}

/** Notes that make an update of exactly this size. */
export function updateOfBytes(bytes: number): WrittenNotes {
  const bytesOf = (count: number): number => writeNotes(full(count)).update.length
  const fullCount = Math.max(0, Math.floor((bytes - bytesOf(1)) / (bytesOf(3) - bytesOf(2))))
  let rest = 1
  for (let round = 0; round < 8; round++) {
    const written = writeNotes([...full(fullCount), rest])
    if (written.update.length === bytes) return written
    rest += bytes - written.update.length
  }
  throw new Error(`no notes make an update of ${bytes} bytes`)
}

function full(count: number): number[] {
  return Array.from({ length: count }, () => TEXT_LENGTH)
}
