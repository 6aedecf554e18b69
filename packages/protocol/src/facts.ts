import type { Locale } from './locales.ts'

/** Names inside the facts lane: a document that only the server writes. */
export const FACTS_BOARD_MAP = 'board'

/** Entries of `doc.getMap(FACTS_BOARD_MAP)`. */
export interface BoardFacts {
  readonly title: string
  readonly locale: Locale
  readonly createdAtMs: number
}
