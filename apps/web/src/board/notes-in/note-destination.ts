import type { TemplateShape } from '@anderhalf/board-model'
import { findTemplate } from '@anderhalf/template-catalogue'
import { zoneAtPagePoint, type Frame, type Point, type Template, type Zone } from '@anderhalf/template-kit'
import type { Editor } from 'tldraw'
import { templatesOnBoard } from '../templates/templates-on-board.ts'

/** A template on the board, and the zone in it that somebody points at. */
export interface NoteDestination {
  readonly shape: TemplateShape
  readonly template: Template
  readonly zone: Zone | null
}

/** @returns the topmost template under a point of the page, or null on the bare board */
export function destinationAt(editor: Editor, point: Point): NoteDestination | null {
  for (const shape of templatesOnBoard(editor).toReversed()) {
    const template = findTemplate(shape.props.templateId, shape.props.version)
    const bounds = editor.getShapePageBounds(shape)
    if (template === null || bounds === undefined || !bounds.containsPoint(point)) continue
    return { shape, template, zone: zoneAtPagePoint(template, frameOf(shape), point) }
  }
  return null
}

/** Where the hand is, or the middle of the screen when it is elsewhere. */
export function pointedAt(editor: Editor): Point {
  const { currentPagePoint } = editor.inputs
  const seen = editor.getViewportPageBounds()
  return seen.containsPoint(currentPagePoint) ? currentPagePoint.clone() : seen.center
}

export function frameOf({ x, y, rotation, props }: TemplateShape): Frame {
  return { x, y, rotation, w: props.w, h: props.h }
}
