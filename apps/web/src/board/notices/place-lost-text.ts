import { createShapeId, type Editor, type TLRichText } from 'tldraw'
import { NOTE_SIZE } from '../note-size.ts'
import { findFreePlace } from '../templates/find-free-place.ts'

const GAP = 20

/**
 * Puts the words on a new note in the middle of what this person sees, or beside what lies there.
 *
 * @returns false when the board takes no note: it is full, or can only be read
 */
export function placeLostText(editor: Editor, richText: TLRichText): boolean {
  const middle = editor.getViewportPageBounds().center
  const notes = editor.getCurrentPageShapes().filter(({ type }) => type === 'note')
  const { x, y } = findFreePlace(
    { x: middle.x - NOTE_SIZE / 2, y: middle.y - NOTE_SIZE / 2, w: NOTE_SIZE, h: NOTE_SIZE },
    notes.map((note) => editor.getShapePageBounds(note)).filter((box) => box !== undefined),
    GAP,
  )
  const id = createShapeId()
  editor.markHistoryStoppingPoint('put text back')
  editor.createShape({ id, type: 'note', x, y, props: { richText } })
  if (editor.getShape(id) === undefined) return false
  editor.setCurrentTool('select')
  editor.select(id)
  editor.zoomToSelectionIfOffscreen(GAP)
  return true
}
