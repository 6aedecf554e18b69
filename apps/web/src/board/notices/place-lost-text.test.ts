// @vitest-environment happy-dom
import { boardSchema } from '@anderhalf/board-model'
import {
  createTLStore,
  defaultAddFontsFromNode,
  defaultBindingUtils,
  defaultShapeUtils,
  defaultTools,
  Editor,
  tipTapDefaultExtensions,
  toRichText,
  type TLAnyShapeUtilConstructor,
} from 'tldraw'
import { expect, test } from 'vitest'
import { SHAPE_UTILS } from '../canvas-options.ts'
import { placeLostText } from './place-lost-text.ts'

function openEditor(maxShapesPerPage = 100): Editor {
  const others = defaultShapeUtils.filter(({ type }) => !SHAPE_UTILS.some((own) => own.type === type))
  const container = document.createElement('div')
  const editor = new Editor({
    options: { maxShapesPerPage },
    store: createTLStore({ schema: boardSchema }),
    // tldraw's own declarations are not written for exactOptionalPropertyTypes.
    shapeUtils: [...others, ...SHAPE_UTILS] as unknown as TLAnyShapeUtilConstructor[],
    bindingUtils: defaultBindingUtils,
    tools: defaultTools,
    getContainer: () => container,
    textOptions: {
      tipTapConfig: { extensions: tipTapDefaultExtensions },
      addFontsFromNode: defaultAddFontsFromNode,
    },
  })
  editor.user.updateUserPreferences({ animationSpeed: 0 })
  return editor
}

test('texts that are put back one after another lie beside each other, and in sight', () => {
  const editor = openEditor()
  for (let nth = 0; nth < 8; nth++) {
    expect(placeLostText(editor, toRichText(`tekst ${nth}`))).toBe(true)
    expect(editor.getViewportPageBounds().contains(editor.getSelectionPageBounds()!)).toBe(true)
  }
  const boxes = editor.getCurrentPageShapes().map((note) => editor.getShapePageBounds(note)!)
  const overlaps = boxes.flatMap((box, nth) => boxes.slice(nth + 1).filter((other) => box.collides(other)))
  expect(overlaps).toEqual([])
  editor.dispose()
})

test('a full board takes no text, and says so', () => {
  const editor = openEditor(1)
  expect(placeLostText(editor, toRichText('een'))).toBe(true)
  expect(placeLostText(editor, toRichText('twee'))).toBe(false)
  editor.dispose()
})
