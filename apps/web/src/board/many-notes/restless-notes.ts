import type { TLNoteShape, TLShapeId } from 'tldraw'

/** How long a note counts as restless after it last changed. */
export const RESTLESS_MS = 600

/** Which notes changed a short while ago, as those do that somebody moves or writes on. */
export interface RestlessNotes {
  /** @param notes all of them, as they are now; of the first ones that it sees none is restless */
  readonly takeNotice: (notes: readonly TLNoteShape[], nowMs: number) => ReadonlySet<TLShapeId>
  readonly forget: () => void
}

export function createRestlessNotes(): RestlessNotes {
  let known: Map<TLShapeId, TLNoteShape> | null = null
  let changedAtMs = new Map<TLShapeId, number>()
  return {
    takeNotice(notes, nowMs) {
      const before = known
      const changedBefore = changedAtMs
      known = new Map()
      changedAtMs = new Map()
      for (const note of notes) {
        known.set(note.id, note)
        const atMs = before === null || before.get(note.id) === note ? changedBefore.get(note.id) : nowMs
        if (atMs !== undefined && nowMs - atMs < RESTLESS_MS) changedAtMs.set(note.id, atMs)
      }
      return new Set(changedAtMs.keys())
    },
    forget() {
      known = null
      changedAtMs = new Map()
    },
  }
}
