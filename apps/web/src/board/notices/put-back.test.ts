// @vitest-environment happy-dom
import { boardSchema } from '@anderhalf/board-model'
import { LIMITS } from '@anderhalf/protocol'
import {
  createShapeId,
  createTLStore,
  defaultBindingUtils,
  defaultShapeUtils,
  Editor,
  tipTapDefaultExtensions,
  toRichText,
  type TLAnyShapeUtilConstructor,
  type TLNoteShape,
} from 'tldraw'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { wordsOfRecord } from '../../device/records-of-edits.ts'
import { SHAPE_UTILS } from '../canvas-options.ts'
import { missingOnBoard, putBack } from './put-back.ts'

const TOO_LONG = `Begin ${'van een lange tekst '.repeat(LIMITS.maxTextLength / 15)}`.trim()

const id = createShapeId('long')
let editor: Editor
beforeEach(() => {
  const others = defaultShapeUtils.filter(({ type }) => !SHAPE_UTILS.some((own) => own.type === type))
  const container = document.createElement('div')
  editor = new Editor({
    options: { maxShapesPerPage: 3 },
    store: createTLStore({ schema: boardSchema }),
    // tldraw's own declarations are not written for exactOptionalPropertyTypes.
    shapeUtils: [...others, ...SHAPE_UTILS] as unknown as TLAnyShapeUtilConstructor[],
    bindingUtils: defaultBindingUtils,
    tools: [],
    getContainer: () => container,
    textOptions: { tipTapConfig: { extensions: tipTapDefaultExtensions } },
  })
  editor.createShape({ id, type: 'note', props: { richText: toRichText('Begin') } })
})
afterEach(() => editor.dispose())

/** What somebody made of the note. */
function madeOf(text: string) {
  const note = editor.getShape<TLNoteShape>(id)!
  const record = { ...note, props: { ...note.props, richText: toRichText(text) } }
  return [{ id, keys: new Set(['text']), record }]
}

const textsOnBoard = () => editor.getCurrentPageShapesSorted().map((shape) => wordsOfRecord(shape))

it('puts a text back where it was', () => {
  const aside = madeOf('Begin van een plan')
  expect(missingOnBoard(editor, aside)).toEqual(aside)
  expect(putBack(editor, aside)).toBe(true)
  expect(textsOnBoard()).toEqual(['Begin van een plan'])
})

it('puts a text that no note can hold on several, beside what is there', () => {
  const aside = madeOf(TOO_LONG)
  expect(missingOnBoard(editor, aside)).toEqual(aside)
  putBack(editor, aside)
  const [begin, ...pieces] = textsOnBoard()
  expect([begin, pieces.length]).toEqual(['Begin', 2])
  expect(pieces.join(' ')).toBe(TOO_LONG)
})

it('changes nothing on a board that has no room for all of it, and says so', () => {
  editor.createShape({ type: 'note', props: { richText: toRichText('De laatste') } })
  const aside = madeOf(TOO_LONG)
  expect(putBack(editor, aside)).toBe(false)
  expect(textsOnBoard()).toEqual(['Begin', 'De laatste'])
  expect(missingOnBoard(editor, aside)).toEqual(aside)
})
