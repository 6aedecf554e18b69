import { TEMPLATE_SHAPE_TYPE, type TemplateShape } from '@anderhalf/board-model'
import type { Editor, TLShapeId } from 'tldraw'
import type { ZoneOnBoard } from './zone-actions.ts'
import { findKnownTemplate } from '../own-templates/known-templates.ts'

export function templateShapeOf(editor: Editor, id: string): TemplateShape | null {
  const shape = editor.getShape(id as TLShapeId)
  return shape?.type === TEMPLATE_SHAPE_TYPE ? (shape as TemplateShape) : null
}

export function zoneOnBoard(editor: Editor, templateShapeId: string, zoneId: string): ZoneOnBoard | null {
  const shape = templateShapeOf(editor, templateShapeId)
  if (shape === null) return null
  const template = findKnownTemplate(shape.props.templateId, shape.props.version)
  const zone = template?.zones.find(({ id }) => id === zoneId)
  return template && zone ? { shape, template, zone } : null
}
