import { createShapeId, type Editor, type TLRichText } from 'tldraw'
import { NOTE_SIZE } from '../note-size.ts'

/** Puts the words on a new note in the middle of what this person sees. */
export function placeLostText(editor: Editor, richText: TLRichText): void {
  const { x, y } = editor.getViewportPageBounds().center
  const id = createShapeId()
  editor.markHistoryStoppingPoint('put text back')
  editor.createShape({ id, type: 'note', x: x - NOTE_SIZE / 2, y: y - NOTE_SIZE / 2, props: { richText } })
  editor.setCurrentTool('select')
  editor.select(id)
}
