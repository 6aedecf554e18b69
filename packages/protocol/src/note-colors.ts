/** The colours that a note can have, by the names that the canvas gives them. A note that is `black` is pale yellow. */
export const NOTE_COLORS = [
  'black',
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
  'grey',
  'white',
] as const

export type NoteColor = (typeof NOTE_COLORS)[number]

/** @returns null for what is no colour of notes */
export function parseNoteColor(text: string): NoteColor | null {
  return NOTE_COLORS.find((color) => color === text) ?? null
}
