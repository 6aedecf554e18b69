import { createTemplateRecord, TEMPLATE_SHAPE_TYPE } from '@anderhalf/board-model'
import type { Template } from '@anderhalf/template-kit'
import { Box, getIndexBetween, type Editor, type IndexKey } from 'tldraw'
import { findFreePlace } from './find-free-place.ts'

const MOVE_MS = 200
const INSET_PX = 48

/** Puts a template where the person looks, beside the templates that are there already, and looks at it. */
export function dropTemplate(editor: Editor, template: Template): void {
  const { w, h } = template.size
  const { x: centerX, y: centerY } = editor.getViewportPageBounds().center
  const wanted = { x: Math.round(centerX - w / 2), y: Math.round(centerY - h / 2), w, h }
  const place = findFreePlace(wanted, templateBoxes(editor))
  editor.markHistoryStoppingPoint('drop template')
  editor.store.put([
    createTemplateRecord({
      templateId: template.id,
      version: template.version,
      ...place,
      index: lowestIndex(editor),
    }),
  ])
  editor.zoomToBounds(new Box(place.x, place.y, w, h), {
    inset: INSET_PX,
    animation: { duration: MOVE_MS },
    targetZoom: 1,
  })
}

function templateBoxes(editor: Editor): Box[] {
  return editor
    .getCurrentPageShapes()
    .filter((shape) => shape.type === TEMPLATE_SHAPE_TYPE)
    .flatMap((shape) => editor.getShapePageBounds(shape) ?? [])
}

/** Below all shapes that are there; drawn in the background anyhow, but what lists shapes lists it first. */
function lowestIndex(editor: Editor): IndexKey {
  const lowest = editor.getCurrentPageShapesSorted()[0]
  return getIndexBetween(null, lowest?.index)
}
