import { renderPlaintextFromRichText, type Editor, type TLNoteShape } from 'tldraw'

/** What is written on a note, in one line. */
export function noteWords(editor: Editor, note: TLNoteShape): string {
  return renderPlaintextFromRichText(editor, note.props.richText).replaceAll(/\s+/g, ' ').trim()
}
