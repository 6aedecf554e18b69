import { useEffect, useState } from 'react'
import { useValue, type Editor, type TLShape, type TLShapeId } from 'tldraw'
import { isZoneShape } from './shapes-to-template.ts'

/** What zones can be made of: what is selected, and what this person drew since the panel opened. */
export function useDrawnShapes(editor: Editor): readonly TLShape[] {
  const [drawn, setDrawn] = useState<readonly TLShapeId[]>([])
  useEffect(
    () =>
      editor.sideEffects.registerAfterCreateHandler('shape', ({ id }, source) => {
        if (source === 'user') setDrawn((before) => [...before, id])
      }),
    [editor],
  )
  return useValue(
    'shapes for zones',
    () =>
      [...new Set([...editor.getSelectedShapeIds(), ...drawn])]
        .flatMap((id) => editor.getShape(id) ?? [])
        .filter((shape) => isZoneShape(editor, shape)),
    [editor, drawn],
  )
}
