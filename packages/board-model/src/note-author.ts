/** Who made a note, as a participant id: a document never holds a name. */
export const AUTHOR_KEY = 'author'
/** When a note was made, in milliseconds since 1970 by the clock of its maker. */
export const MADE_AT_KEY = 'madeAtMs'

export interface Authorship {
  readonly participantId: string
  readonly madeAtMs: number
}

/** @returns null for what nobody signed, such as a note of an older board */
export function authorshipOf(meta: unknown): Authorship | null {
  if (typeof meta !== 'object' || meta === null) return null
  const { [AUTHOR_KEY]: participantId, [MADE_AT_KEY]: madeAtMs } = meta as Record<string, unknown>
  if (typeof participantId !== 'string' || typeof madeAtMs !== 'number') return null
  return { participantId, madeAtMs }
}
