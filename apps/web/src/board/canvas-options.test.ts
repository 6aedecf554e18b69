// @vitest-environment happy-dom
import { boardSchema } from '@anderhalf/board-model'
import { LIMITS, maxShapesOf } from '@anderhalf/protocol'
import {
  createTLStore,
  defaultBindingUtils,
  defaultShapeUtils,
  Editor,
  type TLAnyShapeUtilConstructor,
} from 'tldraw'
import { afterEach, expect, it } from 'vitest'
import { canvasOptionsFor, SHAPE_UTILS } from './canvas-options.ts'

let editor: Editor
afterEach(() => editor.dispose())

function openBoard(limits: Parameters<typeof canvasOptionsFor>[0]): Editor {
  const others = defaultShapeUtils.filter(({ type }) => !SHAPE_UTILS.some((own) => own.type === type))
  const container = document.createElement('div')
  editor = new Editor({
    store: createTLStore({ schema: boardSchema }),
    // tldraw's own declarations are not written for exactOptionalPropertyTypes.
    shapeUtils: [...others, ...SHAPE_UTILS] as unknown as TLAnyShapeUtilConstructor[],
    bindingUtils: defaultBindingUtils,
    tools: [],
    getContainer: () => container,
    options: canvasOptionsFor(limits),
  })
  return editor
}

it.each([
  ['of the table', { maxRecords: LIMITS.maxRecords }, LIMITS.maxShapesPerBoard],
  ['of an operator', { maxRecords: 40 }, 10],
])(
  '[limit maxShapesPerBoard] %s: so many lie on a board, and of one more the person is told',
  (_, set, most) => {
    const limits = { maxEncodedBoardBytes: LIMITS.maxEncodedBoardBytes, ...set }
    expect(maxShapesOf(limits)).toBe(most)
    const board = openBoard(limits)
    let told = 0
    board.on('max-shapes', () => void told++)
    board.createShapes(Array.from({ length: most }, () => ({ type: 'note' as const })))
    expect([board.getCurrentPageShapeIds().size, told]).toEqual([most, 0])
    board.createShapes([{ type: 'note' }])
    expect([board.getCurrentPageShapeIds().size, told]).toEqual([most, 1])
  },
)
