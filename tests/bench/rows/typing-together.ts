import { readRecord, wordsOf } from '@anderhalf/board-model'
import { bindStore, createSharedText, flushEdits, withSharedText } from '@anderhalf/tldraw-yjs'
import { Editor as TextEditor } from '@tiptap/core'
import { tipTapDefaultExtensions, toRichText, type TLNoteShape, type TLStore } from 'tldraw'
import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import type { Binding } from '../bindings/binding.ts'
import { KEY_VALUE } from '../bindings/key-value.ts'
import { OURS } from '../bindings/ours.ts'
import { WHOLE_RECORDS } from '../bindings/whole-records.ts'
import { createNotes, createStore, seededRecords } from '../some-notes.ts'
import type { Row } from './row.ts'

const CHARACTERS = 400
const KEY_EVERY_MS = 35
const LATENCY_MS = 80
/** The second person's keys come between those of the first. */
const SECOND_STARTS_MS = 17

interface Writer {
  readonly doc: Y.Doc
  type(character: string): void
  words(): string
  close(): void
}

export const typingTogether: Row = {
  id: 'typing',
  title: 'Two people type 400 characters each into one note, 80 ms apart',
  how: 'A key every 35 ms each, on a clock of the bench; every update takes 80 ms to the other. Ours types into real text editors of TipTap, the others as tldraw does with whole rich text: what arrives replaces what is open. Counted are characters that are missing at the end.',
  onlyOnce: true,
  columns: ['ours lost', 'whole records lost', 'key-value lost'],
  goals: [{ says: 'ours lost', value: (medians) => medians['ours lost']!, atMost: 0 }],
  measure: () => ({
    'ours lost': lostBy(OURS, openTextEditor),
    'whole records lost': lostBy(WHOLE_RECORDS, openWholeText(WHOLE_RECORDS)),
    'key-value lost': lostBy(KEY_VALUE, openWholeText(KEY_VALUE)),
  }),
}

const note: TLNoteShape = { ...createNotes(1)[0]! }
const emptyNote: TLNoteShape = { ...note, props: { ...note.props, richText: toRichText('') } }

function lostBy(binding: Binding, open: (doc: Y.Doc) => Writer): number {
  const seed = new Y.Doc()
  binding.addRecords(seed, [...seededRecords(), emptyNote])
  const writers = [11, 22].map((clientId) => {
    const doc = new Y.Doc()
    doc.clientID = clientId
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(seed))
    return open(doc)
  })
  const onTheWay: { atMs: number; to: Writer; update: Uint8Array }[] = []
  let nowMs = 0
  writers.forEach((writer, at) => {
    const to = writers[1 - at]!
    writer.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== 'network') onTheWay.push({ atMs: nowMs + LATENCY_MS, to, update })
    })
  })
  for (nowMs = 0; nowMs < CHARACTERS * KEY_EVERY_MS + 2 * LATENCY_MS; nowMs += 1) {
    while (onTheWay[0] !== undefined && onTheWay[0].atMs <= nowMs) {
      const { to, update } = onTheWay.shift()!
      Y.applyUpdate(to.doc, update, 'network')
    }
    writers.forEach((writer, at) => {
      const keyMs = nowMs - at * SECOND_STARTS_MS
      if (keyMs % KEY_EVERY_MS === 0 && keyMs >= 0 && keyMs < CHARACTERS * KEY_EVERY_MS)
        writer.type('ab'[at]!)
    })
  }
  const [one, other] = writers.map((writer) => writer.words())
  for (const writer of writers) writer.close()
  if (one === undefined || one !== other) throw new Error(`${binding.name}: the two see different words`)
  return 2 * CHARACTERS - one.replaceAll(/[^ab]/g, '').length
}

/** What tldraw opens when somebody begins to type, with the text that our binding shares. */
function openTextEditor(doc: Y.Doc): Writer {
  const store = createStore()
  const awareness = new Awareness(doc)
  const shared = createSharedText({ store, doc, awareness, getEditingShapeId: () => note.id })
  const unbind = bindStore(store, doc, { isTextBoundElsewhere: shared.isBound })
  const element = document.createElement('div')
  document.body.append(element)
  const text = new TextEditor({
    element,
    extensions: withSharedText(tipTapDefaultExtensions, shared),
    content: noteIn(store).props.richText as object,
    onUpdate: ({ editor }) => putText(store, editor.state.doc.toJSON() as TLNoteShape['props']['richText']),
  })
  return {
    doc,
    type(character) {
      text.commands.insertContentAt(text.state.doc.content.size - 1, character)
      flushEdits(store)
    },
    words() {
      const reading = readRecord(doc, note.id)
      return reading?.ok ? wordsOf((reading.record as TLNoteShape).props.richText) : ''
    },
    close() {
      text.destroy()
      unbind()
      awareness.destroy()
    },
  }
}

function openWholeText(binding: Binding): (doc: Y.Doc) => Writer {
  return (doc) => {
    const store = createStore()
    const unbind = binding.bind(store, doc)
    const words = () => wordsOf(noteIn(store).props.richText)
    return {
      doc,
      type(character) {
        putText(store, toRichText(words() + character))
        flushEdits(store)
      },
      words,
      close: unbind,
    }
  }
}

function noteIn(store: TLStore): TLNoteShape {
  return store.get(note.id) as TLNoteShape
}

function putText(store: TLStore, richText: TLNoteShape['props']['richText']): void {
  const current = noteIn(store)
  store.put([{ ...current, props: { ...current.props, richText } }])
}
