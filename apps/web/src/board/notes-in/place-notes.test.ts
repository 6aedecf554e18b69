// @vitest-environment happy-dom
import { boardSchema } from '@anderhalf/board-model'
import { LIMITS } from '@anderhalf/protocol'
import {
  createTLStore,
  defaultBindingUtils,
  defaultShapeUtils,
  Editor,
  type TLAnyShapeUtilConstructor,
} from 'tldraw'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { SHAPE_UTILS } from '../canvas-options.ts'
import { draftsOfLines } from './note-drafts.ts'
import { planNotes } from './place-notes.ts'

let editor: Editor
beforeEach(() => {
  const others = defaultShapeUtils.filter(({ type }) => !SHAPE_UTILS.some((own) => own.type === type))
  const container = document.createElement('div')
  editor = new Editor({
    store: createTLStore({ schema: boardSchema }),
    // tldraw's own declarations are not written for exactOptionalPropertyTypes.
    shapeUtils: [...others, ...SHAPE_UTILS] as unknown as TLAnyShapeUtilConstructor[],
    bindingUtils: defaultBindingUtils,
    tools: [],
    getContainer: () => container,
  })
})
afterEach(() => editor.dispose())

/** @returns how many of so many notes are placed, and whether the person reads that it was too much */
function paste(count: number): [number, boolean] {
  const { drafts } = draftsOfLines(Array.from({ length: count }, (_, at) => `notitie ${at}`))
  const { places, isTooMuch } = planNotes(editor, drafts, null, { x: 0, y: 0 })
  return [places.size, isTooMuch]
}

it('[limit maxNotesPerPaste] so many notes are made at once, and of one more nothing is placed', () => {
  expect(paste(LIMITS.maxNotesPerPaste)).toEqual([LIMITS.maxNotesPerPaste, false])
  expect(paste(LIMITS.maxNotesPerPaste + 1)).toEqual([0, true])
})
