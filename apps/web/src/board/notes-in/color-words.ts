import type { TLDefaultColorStyle } from 'tldraw'

const COLOR_WORDS: Readonly<Record<string, TLDefaultColorStyle>> = {
  // What the canvas calls black is pale yellow on a note.
  lichtgeel: 'black',
  'pale yellow': 'black',
  zwart: 'black',
  black: 'black',
  grijs: 'grey',
  grey: 'grey',
  gray: 'grey',
  paars: 'violet',
  violet: 'violet',
  purple: 'violet',
  lichtpaars: 'light-violet',
  lila: 'light-violet',
  'light violet': 'light-violet',
  'light-violet': 'light-violet',
  blauw: 'blue',
  blue: 'blue',
  lichtblauw: 'light-blue',
  'light blue': 'light-blue',
  'light-blue': 'light-blue',
  geel: 'yellow',
  yellow: 'yellow',
  oranje: 'orange',
  orange: 'orange',
  groen: 'green',
  green: 'green',
  lichtgroen: 'light-green',
  'light green': 'light-green',
  'light-green': 'light-green',
  roze: 'light-red',
  pink: 'light-red',
  lichtrood: 'light-red',
  'light red': 'light-red',
  'light-red': 'light-red',
  rood: 'red',
  red: 'red',
  wit: 'white',
  white: 'white',
}

/** @returns null for a word that names none of the colours of notes, in either language */
export function colorOf(word: string): TLDefaultColorStyle | null {
  return COLOR_WORDS[word.trim().toLowerCase()] ?? null
}
