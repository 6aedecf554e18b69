import type { TemplateShape } from '@anderhalf/board-model'
import { zoneAtPagePoint, type Point, type Template, type Zone } from '@anderhalf/template-kit'
import type { Editor } from 'tldraw'
import { placedTemplates } from '../zones/placed-templates.ts'
import { templateShapeOf } from '../zones/zone-on-board.ts'

/** A template on the board, and the zone in it that somebody points at. */
export interface NoteDestination {
  readonly shape: TemplateShape
  readonly template: Template
  readonly zone: Zone | null
}

/** @returns the topmost template under a point of the page, also beside its zones; null on the bare board */
export function destinationAt(editor: Editor, point: Point): NoteDestination | null {
  for (const { id, template, frame } of placedTemplates(editor).toReversed()) {
    const shape = templateShapeOf(editor, id)
    if (shape === null || !editor.isPointInShape(shape, point, { hitInside: true })) continue
    return { shape, template, zone: zoneAtPagePoint(template, frame, point) }
  }
  return null
}

/** Where the hand is, or the middle of the screen when it is elsewhere. */
export function pointedAt(editor: Editor): Point {
  const { currentPagePoint } = editor.inputs
  const seen = editor.getViewportPageBounds()
  return seen.containsPoint(currentPagePoint) ? currentPagePoint.clone() : seen.center
}
