import { validateRecord } from '@anderhalf/board-model'
import type { TLShape, TLStore } from '@tldraw/tlschema'

/**
 * Keeps off the canvas what the relay would refuse, such as pages of other hosts that were pasted from another board:
 * after a refusal, nothing that this person does would arrive any more.
 *
 * @returns stop
 */
export function refuseUnfitShapes(store: TLStore): () => void {
  const stops = [
    store.sideEffects.registerAfterCreateHandler('shape', (shape, source) => {
      if (source === 'user' && !validateRecord(shape).ok) store.remove([shape.id])
    }),
    store.sideEffects.registerBeforeChangeHandler('shape', (before, after, source) =>
      source === 'user' && isUnfit(before, after) ? before : after,
    ),
  ]
  return () => {
    for (const stop of stops) stop()
  }
}

/** Words that are typed go into the document another way, and cannot be taken back here. */
function isUnfit(before: TLShape, after: TLShape): boolean {
  const verdict = validateRecord(after, before)
  return !verdict.ok && verdict.fault.code !== 'text' && verdict.fault.code !== 'textTooLong'
}
