// @vitest-environment happy-dom
import { boardSchema } from '@anderhalf/board-model'
import {
  createShapeId,
  createTLStore,
  defaultBindingUtils,
  defaultShapeTools,
  defaultShapeUtils,
  defaultTools,
  Editor,
  type TLAnyShapeUtilConstructor,
  type TLContent,
  type TLShapeId,
} from 'tldraw'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { SHAPE_UTILS } from './canvas-options.ts'
import { setPasteRules } from './paste-rules.ts'

const [frame, outer, inner, deep] = ['frame', 'outer', 'inner', 'deep'].map((name) =>
  createShapeId(name),
) as [TLShapeId, TLShapeId, TLShapeId, TLShapeId]
const onRefused = vi.fn()
let editor: Editor

/** Those that the board does not replace. */
const others = defaultShapeUtils.filter(({ type }) => !SHAPE_UTILS.some((own) => own.type === type))

beforeEach(() => {
  onRefused.mockClear()
  const container = document.createElement('div')
  editor = new Editor({
    store: createTLStore({ schema: boardSchema }),
    // tldraw's own declarations are not written for exactOptionalPropertyTypes.
    shapeUtils: [...others, ...SHAPE_UTILS] as unknown as TLAnyShapeUtilConstructor[],
    bindingUtils: defaultBindingUtils,
    tools: [...defaultTools, ...defaultShapeTools],
    getContainer: () => container,
    initialState: 'select',
  })
  setPasteRules(editor, onRefused)
  editor.createShapes([
    { id: frame, type: 'frame', x: 2000 },
    { id: outer, type: 'frame', props: { w: 900, h: 900 } },
    { id: inner, type: 'frame', parentId: outer, props: { w: 500, h: 500 } },
    { id: deep, type: 'geo', parentId: inner },
  ])
})
afterEach(() => editor.dispose())

function copied(id: TLShapeId): TLContent {
  return editor.getContentFromCurrentPage([id])!
}

it('pastes with a frame selected and a shape deep in another, where tldraw itself finds no place', async () => {
  const content = copied(deep)
  editor.setSelectedShapes([frame, deep])
  expect(() => editor.putContentOntoCurrentPage(content)).toThrow('Ancestors')

  editor.setSelectedShapes([frame, deep])
  await editor.putExternalContent({ type: 'tldraw', content })
  const [pasted] = editor.getSelectedShapes()
  expect(pasted?.type).toBe('geo')
  expect(pasted?.parentId).toBe(editor.getCurrentPageId())
  expect(onRefused).not.toHaveBeenCalled()
})

it('pastes into the one frame that is selected', async () => {
  const content = copied(deep)
  editor.zoomToFit()
  editor.setSelectedShapes([frame])
  await editor.putExternalContent({ type: 'tldraw', content })
  expect(editor.getSelectedShapes().map(({ parentId }) => parentId)).toEqual([frame])
})

it('says so when a pasted shape is none that a board knows, and stays as it was', async () => {
  const content = copied(frame)
  const unknown = { ...content, shapes: content.shapes.map((shape) => ({ ...shape, type: 'hologram' })) }
  const before = editor.getCurrentPageShapeIds().size
  await editor.putExternalContent({ type: 'tldraw', content: unknown })
  await expect.poll(() => onRefused.mock.calls.length).toBe(1)
  expect(editor.getCurrentPageShapeIds().size).toBe(before)
})

it('says so when a drawing is pasted as code', async () => {
  await editor.putExternalContent({ type: 'svg-text', text: '<svg xmlns="http://www.w3.org/2000/svg"/>' })
  expect(onRefused).toHaveBeenCalledOnce()
})
