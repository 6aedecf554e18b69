import { authorshipOf, boardSchema } from '@anderhalf/board-model'
import { createNote } from '@anderhalf/board-model/testing'
import { createTLStore, type TLNoteShape } from 'tldraw'
import { beforeEach, expect, test } from 'vitest'
import { stampNotes } from './stamp-notes.ts'

const NOTE = createNote()
const OF_BRAM = { ...NOTE, meta: { author: 'bram', madeAtMs: 5 } }

let store = createTLStore({ schema: boardSchema })
beforeEach(() => {
  store = createTLStore({ schema: boardSchema })
  stampNotes(store, 'noor')
})

function noteIn(): TLNoteShape {
  return store.get(NOTE.id) as TLNoteShape
}

test('a new note is signed by its maker, and so is a copy of a note of another', () => {
  const startedAtMs = Date.now()
  store.put([OF_BRAM])
  expect(authorshipOf(noteIn().meta)).toEqual({ participantId: 'noor', madeAtMs: expect.any(Number) })
  expect(authorshipOf(noteIn().meta)!.madeAtMs).toBeGreaterThanOrEqual(startedAtMs)
})

test('a note that comes from elsewhere keeps its sign, and nobody here changes it', () => {
  store.mergeRemoteChanges(() => store.put([OF_BRAM]))
  store.update(NOTE.id, (note) => ({ ...note, x: 7, meta: { 'tag:zorg': 'zorg' } }))
  expect(noteIn()).toMatchObject({ x: 7, meta: { ...OF_BRAM.meta, 'tag:zorg': 'zorg' } })
})

test.each([
  ['the sign of another', OF_BRAM],
  ['no sign', NOTE],
])('a note that comes back by undo comes back with %s', (_what, note) => {
  store.mergeRemoteChanges(() => store.put([note]))
  store.remove([NOTE.id])
  store.put([note])
  expect(noteIn().meta).toEqual(note.meta)
})
