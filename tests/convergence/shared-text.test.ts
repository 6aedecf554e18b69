// @vitest-environment happy-dom
import { boardSchema, readRecord, seedBoard, wordsOf } from '@anderhalf/board-model'
import { createNote } from '@anderhalf/board-model/testing'
import { bindStore, bindUndo, createSharedText, flushEdits, withSharedText } from '@anderhalf/tldraw-yjs'
import { LIMITS } from '@anderhalf/protocol'
import { Editor as TextEditor } from '@tiptap/core'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import {
  createShapeId,
  createTLStore,
  tipTapDefaultExtensions,
  type TLNoteShape,
  type TLShapeId,
  type TLStore,
} from 'tldraw'
import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { stopTheClock } from './browser-stand-in.ts'

const noteId = createShapeId('note')
let opened: (() => void)[] = []
beforeEach(stopTheClock)
afterEach(() => {
  for (const close of opened.toReversed()) close()
  opened = []
  vi.unstubAllGlobals()
})

interface Writer {
  readonly store: TLStore
  readonly doc: Y.Doc
  readonly text: TextEditor
  readonly lost: unknown[]
  readonly tooLong: () => void
}

/** What tldraw does when a person begins to type in a note. */
function openText(doc: Y.Doc, holdIncoming?: (held: boolean) => void): Writer {
  const store = createTLStore({ schema: boardSchema })
  const awareness = new Awareness(doc)
  const lost: unknown[] = []
  const tooLong = vi.fn()
  const shared = createSharedText({
    store,
    doc,
    awareness,
    getEditingShapeId: () => noteId,
    ...(holdIncoming && { holdIncoming }),
    onTextLost: ({ richText }) => lost.push(wordsOf(richText)),
    onTextTooLong: tooLong,
  })
  const unbind = bindStore(store, doc, { isTextBoundElsewhere: shared.isBound })
  const element = document.createElement('div')
  document.body.append(element)
  const text = new TextEditor({
    element,
    extensions: withSharedText(tipTapDefaultExtensions, shared),
    content: noteIn(store, noteId)!.props.richText as object,
    onUpdate: ({ editor }) => {
      const note = noteIn(store, noteId)
      if (note) store.put([{ ...note, props: { ...note.props, richText: editor.state.doc.toJSON() } }])
    },
  })
  opened.push(() => {
    text.destroy()
    unbind()
    awareness.destroy()
    element.remove()
  })
  return { store, doc, text, lost, tooLong }
}

function noteIn(store: TLStore, id: TLShapeId): TLNoteShape | undefined {
  return store.get(id) as TLNoteShape | undefined
}

function openPair(text = '', clientIds: readonly [number, number] = [11, 22]): [Writer, Writer] {
  const doc = new Y.Doc()
  seedBoard(doc, { name: 'Wonen', shapes: [] })
  const maker = createTLStore({ schema: boardSchema })
  const unbind = bindStore(maker, doc)
  maker.put([createNote({ id: noteId, text })])
  flushEdits(maker)
  unbind()
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  // Of two that write at one place at once, Yjs puts the one with the lower id first.
  ;[doc.clientID, copy.clientID] = clientIds
  return [openText(doc), openText(copy)]
}

function exchange(...writers: Writer[]): void {
  for (const { store } of writers) flushEdits(store)
  for (const from of writers) {
    for (const to of writers) {
      if (from !== to)
        Y.applyUpdate(to.doc, Y.encodeStateAsUpdate(from.doc, Y.encodeStateVector(to.doc)), 'network')
    }
  }
}

function wordsIn({ doc, text, store }: Writer): string {
  const reading = readRecord(doc, noteId)
  const inDoc = reading?.ok ? wordsOf((reading.record as TLNoteShape).props.richText) : ''
  expect(wordsOf(text.getJSON())).toBe(inDoc)
  flushEdits(store)
  expect(wordsOf(noteIn(store, noteId)?.props.richText)).toBe(inDoc)
  return inDoc
}

test.each<[number, number]>([
  [11, 22],
  [22, 11],
])(
  'two people (%i, %i) type 400 characters each into one empty note, news late: none is lost',
  (...clientIds) => {
    const [one, two] = openPair('', clientIds)
    for (let at = 0; at < 400; at += 1) {
      one.text.commands.insertContentAt(1, 'a')
      two.text.commands.insertContentAt(two.text.state.doc.content.size - 1, 'b')
      if (at % 4 === 3) exchange(one, two)
    }
    exchange(one, two)
    const words = wordsIn(one)
    expect(words).toBe(wordsIn(two))
    expect([words.split('a').length - 1, words.split('b').length - 1]).toEqual([400, 400])
  },
)

test.each<[number, number]>([
  [11, 22],
  [22, 11],
])('two people (%i, %i) begin to type at once in a line that one of them just made', (...clientIds) => {
  for (const makeLine of [
    (text: TextEditor) => text.chain().focus('end').splitBlock().run(),
    (text: TextEditor) =>
      text.chain().focus('end').toggleList('bulletList', 'listItem').splitListItem('listItem').run(),
    (text: TextEditor) => text.commands.clearContent(true),
  ]) {
    const [one, two] = openPair('wonen', clientIds)
    makeLine(one.text)
    exchange(one, two)
    for (let at = 0; at < 6; at += 1) {
      for (const [{ text }, letter] of [
        [one, 'A'],
        [two, 'B'],
      ] as const) {
        let end = 0
        text.state.doc.descendants((node, position) => {
          if (node.isTextblock) end = position + 1 + node.content.size
        })
        text.commands.insertContentAt(end, letter)
      }
      if (at % 2 === 1) exchange(one, two)
    }
    exchange(one, two)
    const words = wordsIn(one)
    expect(words).toBe(wordsIn(two))
    expect(words.replaceAll(/[^AB]/g, '').length).toBe(12)
    for (const letter of 'AB') expect(words.split(letter).length - 1).toBe(6)
  }
})

test('bold, a list and a new line of one and the words of the other are all there', () => {
  const [one, two] = openPair('wonen in de buurt')
  one.text.chain().selectAll().toggleMark('bold').run()
  two.text.commands.insertContentAt(two.text.state.doc.content.size - 1, ' en zorg')
  exchange(one, two)
  one.text.commands.toggleList('bulletList', 'listItem')
  one.text.commands.splitListItem('listItem')
  two.text.commands.insertContentAt(3, '!')
  exchange(one, two)
  expect(one.text.getJSON()).toEqual(two.text.getJSON())
  expect(wordsIn(one)).toContain('en zorg')
  expect(JSON.stringify(one.text.getJSON())).toMatch(/bulletList.*bold/)
})

test('undo in the text takes back only what this person typed', () => {
  const [one, two] = openPair('begin ')
  one.text.commands.insertContentAt(1, 'EEN ')
  exchange(one, two)
  two.text.commands.insertContentAt(two.text.state.doc.content.size - 1, 'TWEE')
  exchange(one, two)
  one.text.commands.keyboardShortcut('Mod-z')
  exchange(one, two)
  expect(wordsIn(two)).toBe('begin TWEE')
  one.text.commands.keyboardShortcut('Shift-Mod-z')
  exchange(one, two)
  expect(wordsIn(two)).toBe('EEN begin TWEE')
})

test('who was typing in a note that another deletes gets the words back', () => {
  const [one, two] = openPair('begin')
  one.text.commands.insertContentAt(6, ' van een lang verhaal')
  two.store.remove([noteId])
  exchange(one, two)
  expect(noteIn(one.store, noteId)).toBeUndefined()
  one.text.destroy()
  expect(one.lost).toEqual(['begin van een lang verhaal'])
  expect(two.lost).toEqual([])
})

test('what would make an open text too long for the relay is not taken, and what comes after it is', () => {
  const [noor, sam] = openPair('Wonen ')
  const most = LIMITS.maxTextLength / 2
  noor.text.commands.insertContentAt(7, 'w'.repeat(most))
  noor.text.commands.insertContentAt(
    7,
    Array.from({ length: 600 }, () => ({ type: 'paragraph', content: [{ type: 'text', text: 'w' }] })),
  )
  expect(noor.tooLong).toHaveBeenCalledTimes(2)
  noor.text.commands.insertContentAt(7, 'w'.repeat(most - 6))
  exchange(noor, sam)
  sam.text.commands.insertContentAt(7, 'te veel')
  expect(sam.tooLong).toHaveBeenCalledTimes(1)
  sam.text.commands.deleteRange({ from: 7, to: most })
  sam.text.commands.insertContentAt(7, 'genoeg')
  exchange(noor, sam)
  expect(wordsIn(noor)).toBe('Wonen genoegw')
  expect(wordsIn(sam)).toBe('Wonen genoegw')
})

test('a move and a colour that arrive while a text is open are shown', () => {
  const [one, two] = openPair('begin')
  const note = noteIn(two.store, noteId)!
  two.store.put([{ ...note, x: 77, props: { ...note.props, color: 'red' } }])
  one.text.commands.insertContentAt(6, '!')
  exchange(one, two)
  expect(noteIn(one.store, noteId)).toMatchObject({ x: 77, props: { color: 'red' } })
  expect(wordsIn(two)).toBe('begin!')
})

test('what arrives is held while a word is composed, and let go after it or after two seconds', () => {
  vi.useFakeTimers()
  const doc = openPair()[0].doc
  const held: boolean[] = []
  const { text } = openText(doc, (hold) => held.push(hold))
  vi.advanceTimersByTime(1)
  text.view.dom.dispatchEvent(new Event('compositionstart'))
  text.view.dom.dispatchEvent(new Event('compositionend'))
  text.view.dom.dispatchEvent(new Event('compositionstart'))
  vi.advanceTimersByTime(2_000)
  text.view.dom.dispatchEvent(new Event('compositionend'))
  expect(held).toEqual([true, false, true, false])
  vi.useRealTimers()
})

test('undo outside of the text never takes away what another typed into the note', () => {
  const [one, two] = openPair('begin')
  const unbindUndo = bindUndo(one.store, one.doc)
  const edit = one.store.extractingChanges(() => one.text.commands.insertContentAt(6, ' EEN'))
  exchange(one, two)
  two.text.commands.insertContentAt(1, 'TWEE ')
  exchange(one, two)
  const [before] = Object.values(edit.updated)[0]!
  const after = noteIn(one.store, noteId)!
  one.store.applyDiff({ added: {}, removed: {}, updated: { [noteId]: [after, before] } } as never, {
    ignoreEphemeralKeys: true,
  })
  exchange(one, two)
  expect(wordsIn(two)).toContain('TWEE')
  unbindUndo()
})
