import { TEMPLATE_SHAPE_TYPE, type TemplateShape } from '@anderhalf/board-model'
import type { Editor } from 'tldraw'

/** From left to right, as people read the board. */
export function templatesOnBoard(editor: Editor): TemplateShape[] {
  return editor
    .getCurrentPageShapes()
    .filter((shape): shape is TemplateShape => shape.type === TEMPLATE_SHAPE_TYPE)
    .toSorted((a, b) => a.x - b.x)
}
