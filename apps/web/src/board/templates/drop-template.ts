import { createTemplateRecord, type TemplateShape } from '@anderhalf/board-model'
import type { Template } from '@anderhalf/template-kit'
import { Box, getIndexBetween, type Editor, type IndexKey } from 'tldraw'
import { lookAt } from '../look-at.ts'
import { findFreePlace } from './find-free-place.ts'
import { templatesOnBoard } from './templates-on-board.ts'

/** Puts a template where the person looks, beside the templates that are there already, and looks at it. */
export function dropTemplate(editor: Editor, template: Template): void {
  const { w, h } = template.size
  const { x: centerX, y: centerY } = editor.getViewportPageBounds().center
  const wanted = { x: Math.round(centerX - w / 2), y: Math.round(centerY - h / 2), w, h }
  const taken = templatesOnBoard(editor).flatMap((shape) => editor.getShapePageBounds(shape) ?? [])
  const place = findFreePlace(wanted, taken)
  editor.markHistoryStoppingPoint('drop template')
  editor.store.put([
    createTemplateRecord({
      templateId: template.id,
      version: template.version,
      ...place,
      index: lowestIndex(editor),
    }),
  ])
  lookAt(editor, new Box(place.x, place.y, w, h), { besidePanel: true, glide: true })
}

export function lookAtTemplate(editor: Editor, shape: TemplateShape): void {
  const box = editor.getShapePageBounds(shape)
  if (box !== undefined) lookAt(editor, box, { besidePanel: true, glide: true })
}

/** The notes on it stay: they never belong to the template. */
export function removeTemplate(editor: Editor, shape: TemplateShape): void {
  editor.markHistoryStoppingPoint('remove template')
  editor.run(() => editor.deleteShapes([shape]), { ignoreShapeLock: true })
}

/** Below all shapes that are there; drawn in the background anyhow, but what lists shapes lists it first. */
function lowestIndex(editor: Editor): IndexKey {
  const lowest = editor.getCurrentPageShapesSorted()[0]
  return getIndexBetween(null, lowest?.index)
}
