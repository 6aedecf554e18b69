import type { Locale } from './locales.ts'
import type { NoteColor } from './note-colors.ts'

/** Names inside the facts lane: a document that only the server writes. */
export const FACTS_BOARD_MAP = 'board'

/** Entries of `doc.getMap(FACTS_BOARD_MAP)`. */
export interface BoardFacts {
  readonly title: string
  readonly locale: Locale
  readonly createdAtMs: number
}

/** Templates of people that were put on this board: the text of each by its id, which holds the hash of the text. */
export const FACTS_TEMPLATES_MAP = 'templates'

/** What each colour of notes means on this board; a colour without an entry means nothing. */
export const FACTS_COLORS_MAP = 'colors'

/** Entries of `doc.getMap(FACTS_COLORS_MAP)`. */
export type ColorNames = Readonly<Partial<Record<NoteColor, string>>>
