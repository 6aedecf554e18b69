import { findTooNear, type TooNear } from '@anderhalf/template-kit'
import type { Editor } from 'tldraw'
import { placedTemplates } from '../zones/placed-templates.ts'
import { zoneIndexOf } from '../zones/zone-index.ts'

/** The seats of one room plan that are too near to each other; empty for a template that is no room plan. */
export function nearSeats(editor: Editor, templateShapeId: string): TooNear[] {
  const placed = placedTemplates(editor).find(({ id }) => id === templateShapeId)
  if (placed === undefined) return []
  const index = zoneIndexOf(editor)
  return findTooNear(placed.template, placed.frame, (zoneId) =>
    index.notesIn(templateShapeId, zoneId).flatMap(({ id }) => {
      const bounds = editor.getShapePageBounds(id)
      return bounds === undefined ? [] : [{ id, middle: bounds.center }]
    }),
  )
}
