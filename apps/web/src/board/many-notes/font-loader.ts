import type { Editor, TLNoteShape } from 'tldraw'

/** tldraw loads the font of a shape when it makes an element for it. @returns does so for a note without one */
export function createFontLoader({ fonts }: Editor): (note: TLNoteShape) => void {
  const asked = new Set<string>()
  return ({ id, props }) => {
    if (asked.has(props.font)) return
    const faces = fonts.getShapeFontFaces(id)
    if (faces.length === 0) return
    asked.add(props.font)
    fonts.requestFonts(faces)
  }
}
