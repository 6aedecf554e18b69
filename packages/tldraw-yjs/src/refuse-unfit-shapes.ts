import { validateRecord, type RecordFault } from '@anderhalf/board-model'
import type { TLShape, TLShapeId, TLStore } from '@tldraw/tlschema'

/**
 * Keeps off the canvas what the relay would refuse, such as pages of other hosts that were pasted from another board:
 * after a refusal, nothing that this person does would arrive any more.
 *
 * @param onRemoved told why something that this person made was taken off again
 * @returns stop
 */
export function refuseUnfitShapes(
  store: TLStore,
  onRemoved?: (code: RecordFault['code']) => void,
): () => void {
  const unfit = new Map<TLShapeId, RecordFault['code']>()

  /** Whoever makes shapes looks at them until they are done; what is gone by the next frame is written nowhere. */
  function removeSoon({ id }: TLShape, { code }: RecordFault): void {
    if (unfit.size === 0) queueMicrotask(removeUnfit)
    unfit.set(id, code)
  }

  function removeUnfit(): void {
    const removed = [...unfit]
    unfit.clear()
    store.remove(removed.map(([id]) => id))
    for (const code of new Set(removed.map((one) => one[1]))) onRemoved?.(code)
  }

  const stops = [
    store.sideEffects.registerAfterCreateHandler('shape', (shape, source) => {
      if (source !== 'user') return
      const verdict = validateRecord(shape)
      if (!verdict.ok) removeSoon(shape, verdict.fault)
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
