import type { TemplateShape } from '@anderhalf/board-model'
import type { Frame, PlacedTemplate } from '@anderhalf/template-kit'
import type { Editor } from 'tldraw'
import { templatesOnBoard } from '../templates/templates-on-board.ts'
import { findKnownTemplate } from '../own-templates/known-templates.ts'

export function frameOfTemplate(editor: Editor, shape: TemplateShape): Frame {
  const transform = editor.getShapePageTransform(shape)
  const { x, y } = transform.point()
  return { x, y, w: shape.props.w, h: shape.props.h, rotation: transform.rotation() }
}

/** From the lowest to the topmost; those that this version of the product knows. */
export function placedTemplates(editor: Editor): PlacedTemplate[] {
  return templatesOnBoard(editor)
    .toSorted((a, b) => (a.index < b.index ? -1 : 1))
    .flatMap((shape) => placedTemplate(editor, shape) ?? [])
}

function placedTemplate(editor: Editor, shape: TemplateShape): PlacedTemplate | null {
  const template = findKnownTemplate(shape.props.templateId, shape.props.version)
  return template === null ? null : { id: shape.id, template, frame: frameOfTemplate(editor, shape) }
}
