import { wordsOf } from '@anderhalf/board-model'
import { createFrame, createNote } from '@anderhalf/board-model/testing'
import type { RecordsDiff } from '@tldraw/store'
import { createShapeId, toRichText, type TLNoteShape, type TLRecord, type TLStore } from '@tldraw/tlschema'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { bindStore } from './bind-store.ts'
import { bindUndo } from './bind-undo.ts'
import { flushEdits } from './flush-edits.ts'
import { copyDoc, createSeededDoc, createStore, exchange } from './testing/create-board.ts'

function openStore() {
  const store = createStore()
  store.mergeRemoteChanges(() => undefined)
  bindUndo(store, new Y.Doc())
  return store
}

/** What the editor's history does: notes what this person does and applies the reverse. */
function doAndNote(store: TLStore, change: () => void): { undo: () => void; redo: () => void } {
  const done = store.extractingChanges(change)
  const undone: RecordsDiff<TLRecord> = {
    added: done.removed,
    removed: done.added,
    updated: Object.fromEntries(Object.values(done.updated).map(([from, to]) => [to.id, [to, from]])),
  }
  return {
    undo: () => store.applyDiff(undone, { ignoreEphemeralKeys: true }),
    redo: () => store.applyDiff(done, { ignoreEphemeralKeys: true }),
  }
}

function changeNote(
  store: TLStore,
  id: TLNoteShape['id'],
  change: Partial<TLNoteShape['props']>,
  x?: number,
): void {
  const note = store.get(id) as TLNoteShape
  store.put([{ ...note, ...(x !== undefined && { x }), props: { ...note.props, ...change } }])
}

function byOthers(store: TLStore, change: () => void): void {
  store.mergeRemoteChanges(change)
}

test('undo of a move keeps the words and the colour that another gave the note since, and redo moves it again', () => {
  const store = openStore()
  const note = createNote({ text: 'Wonen' })
  store.put([note])
  const move = doAndNote(store, () => changeNote(store, note.id, {}, 100))
  byOthers(store, () => changeNote(store, note.id, { color: 'red', richText: toRichText('Zorg') }))
  move.undo()
  const undone = store.get(note.id) as TLNoteShape
  expect(undone).toMatchObject({ x: 0, props: { color: 'red' } })
  expect(wordsOf(undone.props.richText)).toBe('Zorg')
  move.redo()
  expect(store.get(note.id)).toMatchObject({ x: 100, props: { color: 'red' } })
})

test('undo does not take back what another did to the same property since', () => {
  const store = openStore()
  const note = createNote({ text: 'Wonen' })
  store.put([note])
  const edit = doAndNote(store, () =>
    changeNote(store, note.id, { color: 'red', richText: toRichText('Zorg') }, 50),
  )
  byOthers(store, () =>
    changeNote(store, note.id, { color: 'blue', richText: toRichText('Zorg en buurt') }, 70),
  )
  edit.undo()
  const undone = store.get(note.id) as TLNoteShape
  expect(undone).toMatchObject({ x: 70, props: { color: 'blue' } })
  expect(wordsOf(undone.props.richText)).toBe('Zorg en buurt')
})

test('undo and redo bring nothing back that another deleted', () => {
  const store = openStore()
  const note = createNote()
  const make = doAndNote(store, () => store.put([note]))
  const move = doAndNote(store, () => changeNote(store, note.id, {}, 100))
  byOthers(store, () => store.remove([note.id]))
  move.undo()
  make.undo()
  make.redo()
  move.redo()
  expect(store.has(note.id)).toBe(false)
})

test('what this person deleted comes back', () => {
  const store = openStore()
  const note = createNote({ text: 'Wonen' })
  store.put([note])
  const remove = doAndNote(store, () => store.remove([note.id]))
  remove.undo()
  expect(store.get(note.id)).toEqual(note)
  remove.redo()
  expect(store.has(note.id)).toBe(false)
})

test('a note that another wrote in and a frame that another filled stay when their maker undoes them', () => {
  const store = openStore()
  const note = createNote()
  const frame = createFrame({ x: 100, y: 100 })
  const make = doAndNote(store, () => store.put([note, frame]))
  byOthers(store, () => {
    changeNote(store, note.id, { richText: toRichText('van een ander') })
    store.put([createNote({ parentId: frame.id })])
  })
  make.undo()
  expect(store.has(note.id)).toBe(true)
  expect(store.has(frame.id)).toBe(true)
})

test('a note does not move back into a frame that is gone', () => {
  const store = openStore()
  const frame = createFrame({ x: 100, y: 100 })
  const note = createNote({ parentId: frame.id })
  store.put([frame, note])
  const takeOut = doAndNote(store, () => store.put([{ ...note, parentId: createNote().parentId, x: 300 }]))
  byOthers(store, () => store.remove([frame.id]))
  takeOut.undo()
  expect(store.get(note.id)).toMatchObject({ parentId: 'page:page', x: 300 })
})

test('no arrow comes back to a note that is gone', () => {
  const store = openStore()
  const ends = [createNote(), createNote()] as const
  const binding = {
    id: 'binding:b' as const,
    typeName: 'binding',
    type: 'arrow',
    fromId: ends[0].id,
    toId: ends[1].id,
    props: {
      terminal: 'end',
      normalizedAnchor: { x: 0, y: 0 },
      isExact: false,
      isPrecise: false,
      snap: 'none',
    },
    meta: {},
  } as unknown as TLRecord
  store.put([...ends, binding])
  const cut = doAndNote(store, () => store.remove([binding.id]))
  byOthers(store, () => store.remove([ends[1].id]))
  cut.undo()
  expect(store.has(binding.id)).toBe(false)
})

test('a diff that is not of the history passes as it is', () => {
  const store = openStore()
  const note = createNote({ id: createShapeId('a') })
  store.applyDiff({ added: { [note.id]: note }, updated: {}, removed: {} })
  expect(store.has(note.id)).toBe(true)
})

test('undo leaves alone what another did within this very frame', () => {
  const note = createNote({ text: 'Wonen' })
  const doc = createSeededDoc([note])
  const theirs = { store: createStore(), doc: copyDoc(doc) }
  bindStore(theirs.store, theirs.doc)
  const store = createStore()
  bindUndo(store, doc)
  bindStore(store, doc, { onNextFrame: () => () => undefined })
  const edit = doAndNote(store, () => changeNote(store, note.id, { color: 'red' }, 50))
  flushEdits(store)
  exchange(doc, theirs.doc)
  changeNote(theirs.store, note.id, { color: 'blue' }, 70)
  flushEdits(theirs.store)
  exchange(doc, theirs.doc)

  expect(store.get(note.id)).toMatchObject({ x: 50 })
  edit.undo()
  flushEdits(store)
  exchange(doc, theirs.doc)
  for (const side of [store, theirs.store]) {
    expect(side.get(note.id)).toMatchObject({ x: 70, props: { color: 'blue' } })
  }
})
