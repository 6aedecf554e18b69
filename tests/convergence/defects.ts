import { isDeepStrictEqual } from 'node:util'
import { recordsOf, seedBoard, wordsOf } from '@anderhalf/board-model'
import { createShapeId, toRichText, type Editor, type TLNoteShape, type TLShapeId } from 'tldraw'
import * as Y from 'yjs'
import { shownBoardOf } from './board-state.ts'
import { createWholeEditor } from './whole-editor.ts'
import type { BindingOnTrial } from './workshop.ts'

/** A known defect of bindings between tldraw and Yjs, by its number in the decision that lists them. */
export interface Defect {
  readonly number: number
  /** What holds where the defect is gone. */
  readonly says: string
  /** @throws as well as returning false, where the defect is there */
  readonly isGone: (trial: Trial) => boolean
}

/** Two people on one board, kept equal by the binding that is tried. */
export interface Trial {
  readonly one: Side
  readonly two: Side
  /** Ends the frame on both sides, and lets each have what the other wrote. */
  readonly settle: () => void
  readonly open: (doc: Y.Doc, options?: { canWrite: boolean }) => Side
  readonly close: () => void
}

export interface Side {
  readonly editor: Editor
  readonly doc: Y.Doc
  readonly endFrame: () => void
  readonly leave: () => void
}

const id = createShapeId('note')
const other = createShapeId('other')
const frame = createShapeId('frame')

export function openTrial(binding: BindingOnTrial): Trial {
  const sides: Side[] = []
  function open(doc: Y.Doc, { canWrite } = { canWrite: true }): Side {
    const editor = createWholeEditor()
    const unbind = binding.bind(editor, doc, {
      mayHeal: () => sides[0]?.doc === doc,
      isGesturing: () => false,
      gathers: false,
      canWrite: () => canWrite,
    })
    const side = {
      editor,
      doc,
      // reason: what the next frame does, for bindings that have no way of their own.
      // oxlint-disable-next-line no-underscore-dangle
      endFrame: () => editor.store._flushHistory(),
      leave() {
        if (!sides.includes(side)) return
        sides.splice(sides.indexOf(side), 1)
        unbind()
        editor.dispose()
      },
    }
    sides.push(side)
    return side
  }
  const doc = new Y.Doc()
  seedBoard(doc, { name: 'Wonen', shapes: [] })
  const one = open(doc)
  const two = open(copyOf(doc))
  return {
    one,
    two,
    open,
    settle() {
      for (let round = 0; round < 6; round += 1) {
        for (const side of [one, two]) side.endFrame()
        exchange(one.doc, two.doc)
      }
    },
    close() {
      for (const side of sides.toReversed()) side.leave()
    },
  }
}

export const DEFECTS: readonly Defect[] = [
  {
    number: 1,
    says: 'one drags a note while the other types in it: both stay',
    isGone(trial) {
      const { one, two, settle } = withNote(trial)
      for (let at = 1; at <= 30; at += 1) {
        one.editor.updateShape({ id, type: 'note', x: at * 10 })
        write(two, `Wonen ${at}`)
        if (at % 5 === 0) settle()
      }
      return noteOf(one).x === 300 && wordsIn(one) === 'Wonen 30' && isSame(trial)
    },
  },
  {
    number: 2,
    says: 'what arrives in the middle of a frame leaves the edit of that frame in place',
    isGone(trial) {
      const { one, two, settle } = withNote(trial)
      two.editor.updateShape<TLNoteShape>({ id, type: 'note', props: { color: 'red' } })
      two.endFrame()
      one.editor.updateShape({ id, type: 'note', x: 555 })
      Y.applyUpdate(one.doc, Y.encodeStateAsUpdate(two.doc), 'network')
      settle()
      return noteOf(one).x === 555 && noteOf(one).props.color === 'red' && isSame(trial)
    },
  },
  {
    number: 3,
    says: 'one moves a note while the other puts it into a frame: it lies where one of the two left it',
    isGone(trial) {
      const { one, two, settle } = withFrame(trial)
      one.editor.updateShape({ id, type: 'note', x: 700, y: 700 })
      two.editor.reparentShapes([id], frame)
      settle()
      const { x, y } = one.editor.getShapePageTransform(id).point()
      return isSame(trial) && ((x === 700 && y === 700) || (x === 0 && y === 0))
    },
  },
  {
    number: 4,
    says: 'one deletes a frame while the other puts a note into it: the note is seen by both, where it was',
    isGone(trial) {
      const { one, two, settle } = withFrame(trial)
      two.editor.reparentShapes([id], frame)
      one.editor.deleteShape(frame)
      settle()
      return [one, two].every(({ editor }) => {
        const point = editor.getShapePageTransform(id)?.point()
        return editor.getCurrentPageShapeIds().has(id) && point?.x === 0 && point.y === 0
      })
    },
  },
  {
    number: 5,
    says: 'undo takes back only what this person did, and brings nothing back that another deleted',
    isGone(trial) {
      const { one, two, settle } = withNote(trial)
      one.editor.markHistoryStoppingPoint('move')
      one.editor.updateShape({ id, type: 'note', x: 100 })
      settle()
      write(two, 'van een ander')
      settle()
      one.editor.undo()
      settle()
      const keepsWords = wordsIn(one) === 'van een ander' && noteOf(one).x === 0
      one.editor.markHistoryStoppingPoint('colour')
      one.editor.updateShape<TLNoteShape>({ id, type: 'note', props: { color: 'red' } })
      settle()
      two.editor.deleteShape(id)
      settle()
      one.editor.undo()
      settle()
      return keepsWords && one.editor.getShape(id) === undefined && isSame(trial)
    },
  },
  {
    number: 6,
    says: 'what the editor does in answer to others is not for this person to undo',
    isGone(trial) {
      const { one, two, settle } = withNote(trial)
      const arrow = createShapeId('arrow')
      two.editor.createShape({ id: arrow, type: 'arrow', props: { end: { x: 200, y: 0 } } })
      two.editor.createBinding({
        type: 'arrow',
        fromId: arrow,
        toId: id,
        props: { terminal: 'end', normalizedAnchor: { x: 0.5, y: 0.5 }, isExact: false, isPrecise: false },
      })
      settle()
      two.editor.clearHistory()
      one.editor.deleteShape(id)
      settle()
      return !two.editor.getCanUndo() && isSame(trial)
    },
  },
  {
    number: 7,
    says: 'two change the words of one note at once: the words of both are there',
    isGone(trial) {
      const { one, two, settle } = withNote(trial)
      write(one, 'Betaalbaar Wonen')
      write(two, 'Wonen en zorg')
      settle()
      return wordsIn(one) === 'Betaalbaar Wonen en zorg' && isSame(trial)
    },
  },
  {
    number: 8,
    says: 'a move that arrives leaves the text the same object, so that an open text keeps its caret',
    isGone(trial) {
      const { one, two, settle } = withNote(trial)
      const { richText } = noteOf(one).props
      two.editor.updateShape({ id, type: 'note', x: 5 })
      settle()
      return noteOf(one).x === 5 && noteOf(one).props.richText === richText
    },
  },
  {
    number: 9,
    says: 'a record that no schema knows stops neither the good ones beside it nor the canvas',
    isGone(trial) {
      const { one, two, settle } = withNote(trial)
      two.doc.transact(() => {
        spoil(two.doc, id)
        two.editor.createShape({ id: other, type: 'note' })
        two.endFrame()
      })
      settle()
      return one.editor.getShape(other) !== undefined
    },
  },
  {
    number: 11,
    says: 'a client that opens an empty document writes no page into it',
    isGone({ open }) {
      const side = open(new Y.Doc())
      side.editor.createPage({ name: 'van mij' })
      side.editor.updateDocumentSettings({ name: 'van mij' })
      side.endFrame()
      return entriesOf(side.doc).length === 0
    },
  },
  {
    number: 15,
    says: 'who only reads never writes into the document',
    isGone({ one, open }) {
      const reader = open(copyOf(one.doc), { canWrite: false })
      const before = entriesOf(reader.doc).length
      reader.editor.createShape({ id, type: 'note' })
      reader.endFrame()
      return entriesOf(reader.doc).length === before
    },
  },
  {
    number: 16,
    says: 'what was done in a frame that never ends is written when the page closes',
    isGone({ one }) {
      const before = entriesOf(one.doc).length
      one.editor.createShape({ id, type: 'note' })
      one.leave()
      return entriesOf(one.doc).length > before
    },
  },
  {
    number: 17,
    says: 'where somebody looks stays theirs',
    isGone(trial) {
      const { one, two, settle } = trial
      one.editor.setCamera({ x: 500, y: 500, z: 1 }, { immediate: true })
      settle()
      return two.editor.getCamera().x !== 500 && isSame(trial)
    },
  },
]

function withNote(trial: Trial): Trial {
  trial.one.editor.createShape<TLNoteShape>({ id, type: 'note', props: { richText: toRichText('Wonen') } })
  trial.settle()
  return trial
}

function withFrame(trial: Trial): Trial {
  // A note that is made over a frame would lie in it.
  withNote(trial)
  trial.one.editor.createShape({ id: frame, type: 'frame', x: -50, y: -50, props: { w: 900, h: 900 } })
  trial.settle()
  return trial
}

function write({ editor }: Side, words: string): void {
  editor.updateShape<TLNoteShape>({ id, type: 'note', props: { richText: toRichText(words) } })
}

function wordsIn(side: Side): string {
  return wordsOf(noteOf(side).props.richText)
}

function noteOf({ editor }: Side): TLNoteShape {
  const note = editor.getShape<TLNoteShape>(id)
  if (note === undefined) throw new Error('the note is gone')
  return note
}

function isSame({ one, two }: Trial): boolean {
  return isDeepStrictEqual(shownBoardOf(one.editor.store), shownBoardOf(two.editor.store))
}

/** Whatever the binding calls its entries. */
function entriesOf(doc: Y.Doc): string[] {
  return [...doc.share.keys()].flatMap((name) => (name === 'meta' ? [] : [...doc.getMap(name).keys()]))
}

/** As a hostile client would, in the form that the binding reads. */
function spoil(doc: Y.Doc, shapeId: TLShapeId): void {
  const ours = recordsOf(doc).get(shapeId)
  if (ours instanceof Y.Map) ours.set('p.color', 'infrared')
  const whole = doc.getMap<{ props: object }>('whole records')
  const record = whole.get(shapeId)
  if (record !== undefined) whole.set(shapeId, { ...record, props: { ...record.props, color: 'infrared' } })
}

function copyOf(doc: Y.Doc): Y.Doc {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc), 'network')
  return copy
}

function exchange(one: Y.Doc, two: Y.Doc): void {
  Y.applyUpdate(one, Y.encodeStateAsUpdate(two, Y.encodeStateVector(one)), 'network')
  Y.applyUpdate(two, Y.encodeStateAsUpdate(one, Y.encodeStateVector(two)), 'network')
}
