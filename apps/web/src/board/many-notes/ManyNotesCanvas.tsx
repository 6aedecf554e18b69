import { useEffect, useState } from 'react'
import { DefaultCanvas, useEditor, type TLCanvasComponentProps } from 'tldraw'
import { createPaintedNotes } from './painted-notes.ts'
import { PaintedNotesContext } from './painted-notes-context.ts'

/** tldraw's canvas, of which `PaintedNotes` takes over most notes once there are many. */
export function ManyNotesCanvas(props: TLCanvasComponentProps) {
  const editor = useEditor()
  // Before the canvas first asks which shapes to make elements for: after that it would have made them all.
  const [painted] = useState(() => createPaintedNotes(editor))
  useEffect(() => painted.close, [painted])
  return (
    <PaintedNotesContext value={painted}>
      <DefaultCanvas {...props} />
    </PaintedNotesContext>
  )
}
