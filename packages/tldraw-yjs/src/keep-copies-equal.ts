import { isSameText } from '@anderhalf/board-model'
import type { TLNoteShape, TLShape, TLStore } from '@tldraw/tlschema'

/** In the `meta` of a note: notes with the same value are one thing on several maps, and have the same words. */
export const SAME_AS_KEY = 'sameAs'

export interface KeepCopiesEqualOptions {
  /** Whether this client, of all that are here, mends what two people wrote into two copies at the same time. */
  readonly mayHeal: () => boolean
  /** Whether a text is open here: what somebody is typing is not taken from under their hands. */
  readonly isTyping: () => boolean
  /** Changes the store as nobody's own work: no undo takes it back. */
  readonly withoutHistory: (change: () => void) => void
  /** How long the board is left alone before it is mended. */
  readonly settleMs?: number
}

/**
 * What somebody writes into one copy, this client writes into the others too, in the same edit: one transaction, one
 * undo. Whoever receives it writes nothing. When two people wrote into two copies at once the texts may differ then;
 * the copy with the lowest id wins, on one client.
 *
 * @returns unbind
 */
export function keepCopiesEqual(
  store: TLStore,
  { mayHeal, isTyping, withoutHistory, settleMs = 2000 }: KeepCopiesEqualOptions,
): () => void {
  let settled: ReturnType<typeof setTimeout> | undefined

  const stopFollowing = store.sideEffects.registerAfterChangeHandler('shape', (before, after, source) => {
    if (source !== 'user' || !isCopy(after)) return
    if (isCopy(before) && isSameText(before.props.richText, after.props.richText)) return
    for (const other of copiesOf(store, after)) writeWords(store, other, after)
  })

  function heal(): void {
    if (isTyping()) return healLater()
    if (!mayHeal()) return
    withoutHistory(() => healCopies(store))
  }

  function healLater(): void {
    clearTimeout(settled)
    settled = setTimeout(heal, settleMs)
  }

  const stopListening = store.listen(
    ({ changes }) => {
      const touched = [
        ...Object.values(changes.added),
        ...Object.values(changes.updated).map(([, now]) => now),
      ]
      if (touched.some((record) => record.typeName === 'shape' && isCopy(record))) healLater()
    },
    { scope: 'document' },
  )
  return () => {
    clearTimeout(settled)
    stopFollowing()
    stopListening()
  }
}

/** Gives all copies of one thing the words of the one with the lowest id. */
export function healCopies(store: TLStore): void {
  const first = new Map<string, TLNoteShape>()
  const copies = store
    .allRecords()
    .filter((record) => record.typeName === 'shape')
    .filter(isCopy)
  for (const copy of copies.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
    const key = copy.meta[SAME_AS_KEY] as string
    const leading = first.get(key)
    if (leading === undefined) first.set(key, copy)
    else writeWords(store, copy, leading)
  }
}

function writeWords(store: TLStore, copy: TLNoteShape, from: TLNoteShape): void {
  const { richText, font, size, growY, fontSizeAdjustment } = from.props
  if (isSameText(copy.props.richText, richText)) return
  // How large the words may be depends on these two besides.
  const isAlike = copy.props.font === font && copy.props.size === size
  const props = isAlike ? { richText, growY, fontSizeAdjustment } : { richText }
  store.update(copy.id, (shape) => ({ ...shape, props: { ...shape.props, ...props } }))
}

function copiesOf(store: TLStore, { id, meta }: TLNoteShape): TLNoteShape[] {
  return store
    .allRecords()
    .filter((record) => record.typeName === 'shape')
    .filter(isCopy)
    .filter((other) => other.id !== id && other.meta[SAME_AS_KEY] === meta[SAME_AS_KEY])
}

function isCopy(shape: TLShape): shape is TLNoteShape {
  return shape.type === 'note' && typeof shape.meta[SAME_AS_KEY] === 'string'
}
