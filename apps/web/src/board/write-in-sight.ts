import { TEMPLATE_SHAPE_TYPE } from '@anderhalf/board-model'
import { Box, createShapeId, toRichText, type Editor } from 'tldraw'
import { lookAt } from './look-at.ts'
import { NOTE_SIZE } from './note-size.ts'
import { findFreePlace } from './templates/find-free-place.ts'

const GAP = 20

/**
 * With the keyboard, where nobody points: begins a note or a text in the middle of what is on the screen, beside what
 * lies there already.
 */
export function writeInSight(editor: Editor, type: 'note' | 'text'): void {
  // Enter on a button that has the focus presses the button.
  if (editor.getIsReadonly() || document.activeElement !== editor.getContainer()) return
  const { x, y } = editor.getViewportPageBounds().center
  const wanted = { x: x - NOTE_SIZE / 2, y: y - NOTE_SIZE / 2, w: NOTE_SIZE, h: NOTE_SIZE }
  const taken = editor
    .getCurrentPageShapes()
    .filter((shape) => shape.type !== TEMPLATE_SHAPE_TYPE)
    .flatMap((shape) => editor.getShapePageBounds(shape) ?? [])
  const place = findFreePlace(wanted, taken, GAP)
  const id = createShapeId()
  editor.markHistoryStoppingPoint(`write ${type}`)
  editor.createShape({ id, type, x: place.x, y: place.y, props: { richText: toRichText('') } })
  if (editor.getShape(id) === undefined) return
  const box = Box.From(place)
  if (!editor.getViewportPageBounds().contains(box)) {
    lookAt(editor, box, { glide: true, mostZoom: editor.getZoomLevel() })
  }
  editor.setEditingShape(id)
  editor.setCurrentTool('select.editing_shape')
}
