// @vitest-environment happy-dom
import { seedBoard } from '@anderhalf/board-model'
import {
  bindStore,
  bindUndo,
  flushEdits,
  healCopies,
  keepCopiesEqual,
  SAME_AS_KEY,
} from '@anderhalf/tldraw-yjs'
import fc from 'fast-check'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import {
  createShapeId,
  renderPlaintextFromRichText,
  toRichText,
  type Editor,
  type TLNoteShape,
  type TLShapeId,
} from 'tldraw'
import * as Y from 'yjs'
import { dropFrames, stopTheClock } from './browser-stand-in.ts'
import { createWholeEditor } from './whole-editor.ts'

beforeEach(stopTheClock)
afterEach(() => vi.unstubAllGlobals())

const COPIES = ['one', 'two', 'three'].map((name) => createShapeId(name))
const OTHER = createShapeId('other')

interface Person {
  readonly editor: Editor
  readonly doc: Y.Doc
  readonly close: () => void
}

function startPerson(seed: Uint8Array): Person {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, seed)
  const editor = createWholeEditor()
  const { store } = editor
  const withoutHistory = (change: () => void) => void editor.run(change, { history: 'ignore' })
  const closers = [
    bindUndo(store, doc),
    bindStore(store, doc, { mayHeal: () => false, isGesturing: () => false, withoutHistory }),
    keepCopiesEqual(store, { mayHeal: () => false, isTyping: () => false, withoutHistory }),
  ]
  return { editor, doc, close: () => closers.forEach((close) => close()) }
}

function seedOf(): Uint8Array {
  const doc = new Y.Doc()
  seedBoard(doc, { name: 'Board', shapes: [] })
  return Y.encodeStateAsUpdate(doc)
}

function settle(people: readonly Person[]): void {
  for (let round = 0; round < 3; round++) {
    for (const { editor } of people) flushEdits(editor.store)
    for (const from of people) {
      for (const to of people) {
        if (from !== to)
          Y.applyUpdate(to.doc, Y.encodeStateAsUpdate(from.doc, Y.encodeStateVector(to.doc)), 'network')
      }
    }
    dropFrames()
  }
}

function putNotes({ editor }: Person): void {
  editor.createShapes([
    ...COPIES.map((id) => ({
      id,
      type: 'note' as const,
      props: { richText: toRichText('school') },
      meta: { [SAME_AS_KEY]: COPIES[0]! },
    })),
    { id: OTHER, type: 'note' as const, props: { richText: toRichText('police') } },
  ])
}

function write({ editor }: Person, id: TLShapeId, words: string): void {
  editor.markHistoryStoppingPoint('write')
  editor.updateShape<TLNoteShape>({ id, type: 'note', props: { richText: toRichText(words) } })
}

function wordsOn({ editor }: Person): (string | null)[] {
  return [...COPIES, OTHER].map((id) => {
    const note = editor.getShape<TLNoteShape>(id)
    return note === undefined ? null : renderPlaintextFromRichText(editor, note.props.richText)
  })
}

test('what is written into one copy stands in all of them, and one undo takes it back', () => {
  const [anna, bram] = [startPerson(seedOf()), startPerson(seedOf())]
  const seed = Y.encodeStateAsUpdate(anna.doc)
  Y.applyUpdate(bram.doc, seed)
  putNotes(anna)
  settle([anna, bram])
  write(anna, COPIES[1]!, 'school board')
  settle([anna, bram])
  expect(wordsOn(bram)).toEqual(['school board', 'school board', 'school board', 'police'])
  anna.editor.undo()
  settle([anna, bram])
  expect(wordsOn(bram)).toEqual(['school', 'school', 'school', 'police'])
  anna.close()
  bram.close()
})

const action = fc.record({
  person: fc.nat(2),
  copy: fc.nat(2),
  kind: fc.constantFrom(
    'write' as const,
    'write' as const,
    'delete' as const,
    'undo' as const,
    'meet' as const,
  ),
  words: fc.stringMatching(/^[a-z ]{0,8}$/),
})

test('whatever is written and deleted at the same time, the copies that are left say the same everywhere', () => {
  fc.assert(
    fc.property(fc.array(action, { maxLength: 12 }), (actions) => {
      const seed = seedOf()
      const people = [startPerson(seed), startPerson(seed), startPerson(seed)]
      putNotes(people[0]!)
      settle(people)
      for (const { person, copy, kind, words } of actions) {
        const acting = people[person]!
        const id = COPIES[copy]!
        if (kind === 'meet') settle(people)
        else if (kind === 'undo') acting.editor.undo()
        else if (acting.editor.getShape(id) === undefined) continue
        else if (kind === 'write') write(acting, id, words)
        else acting.editor.deleteShapes([id])
      }
      settle(people)
      healCopies(people[0]!.editor.store)
      settle(people)
      const shown = people.map(wordsOn)
      expect(shown[1]).toEqual(shown[0])
      expect(shown[2]).toEqual(shown[0])
      expect(new Set(shown[0]!.slice(0, 3).filter((words) => words !== null)).size).toBeLessThanOrEqual(1)
      for (const { close } of people) close()
    }),
    { numRuns: 25 },
  )
})
