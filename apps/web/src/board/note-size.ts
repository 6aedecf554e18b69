import { Box, type TLNoteShape, type TLNoteShapeProps } from 'tldraw'

/** Width of a note at scale 1, and its height before its words make it grow; in units of the page. The canvas sets it. */
export const NOTE_SIZE = 200
/** Around the words, on each side. */
export const NOTE_PADDING = 16

export function sizeOfNote({ scale, growY }: TLNoteShapeProps): { w: number; h: number } {
  return { w: NOTE_SIZE * scale, h: (NOTE_SIZE + growY) * scale }
}

/** Of an upright note that lies right on the page. */
export function boxOfNote({ x, y, props }: TLNoteShape): Box {
  const { w, h } = sizeOfNote(props)
  return new Box(x, y, w, h)
}
