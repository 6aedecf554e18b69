/** The colours that a note can have, by the names that the canvas gives them. */
export const NOTE_COLORS = [
  'yellow',
  'orange',
  'light-red',
  'red',
  'light-violet',
  'violet',
  'light-blue',
  'blue',
  'light-green',
  'green',
  'white',
  'grey',
  'black',
] as const

export type NoteColor = (typeof NOTE_COLORS)[number]

/** @returns null for what is no colour of notes */
export function parseNoteColor(text: string): NoteColor | null {
  return NOTE_COLORS.find((color) => color === text) ?? null
}
