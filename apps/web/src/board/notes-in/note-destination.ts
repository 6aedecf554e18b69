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
  /** False: somebody points at the bare board, and this is the only template in sight. */
  readonly isPointedAt: boolean
}

/**
 * @returns the topmost template under a point of the page, also beside its zones; else the only one in sight, for
 *   notes that name its zones; null where there is none or a choice
 */
export function destinationAt(editor: Editor, point: Point): NoteDestination | null {
  const seen = editor.getViewportPageBounds()
  const inSight: NoteDestination[] = []
  for (const { id, template, frame } of placedTemplates(editor).toReversed()) {
    const shape = templateShapeOf(editor, id)
    if (shape === null) continue
    if (editor.isPointInShape(shape, point, { hitInside: true })) {
      return { shape, template, zone: zoneAtPagePoint(template, frame, point), isPointedAt: true }
    }
    if (editor.getShapePageBounds(shape)?.collides(seen) === true) {
      inSight.push({ shape, template, zone: null, isPointedAt: false })
    }
  }
  return inSight.length === 1 ? inSight[0]! : null
}

/** Where the hand is, or the middle of the screen when it is elsewhere. */
export function pointedAt(editor: Editor): Point {
  const { currentPagePoint } = editor.inputs
  const seen = editor.getViewportPageBounds()
  return seen.containsPoint(currentPagePoint) ? currentPagePoint.clone() : seen.center
}
