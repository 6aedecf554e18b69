import { validateRecord } from '@anderhalf/board-model'
import type { TLShape, TLShapeId, TLStore } from '@tldraw/tlschema'

/**
 * Keeps off the canvas what the relay would refuse, such as pages of other hosts that were pasted from another board:
 * after a refusal, nothing that this person does would arrive any more.
 *
 * @param onRemoved told when something that this person made was taken off again
 * @returns stop
 */
export function refuseUnfitShapes(store: TLStore, onRemoved?: () => void): () => void {
  const unfit = new Set<TLShapeId>()

  /** Whoever makes shapes looks at them until they are done; what is gone by the next frame is written nowhere. */
  function removeSoon(id: TLShapeId): void {
    if (unfit.size === 0) queueMicrotask(removeUnfit)
    unfit.add(id)
  }

  function removeUnfit(): void {
    const ids = [...unfit]
    unfit.clear()
    store.remove(ids)
    onRemoved?.()
  }

  const stops = [
    store.sideEffects.registerAfterCreateHandler('shape', (shape, source) => {
      if (source === 'user' && !validateRecord(shape).ok) removeSoon(shape.id)
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
