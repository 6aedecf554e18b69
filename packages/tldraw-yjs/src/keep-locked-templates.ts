import { TEMPLATE_SHAPE_TYPE } from '@anderhalf/board-model'
import type { TLShape, TLStore } from '@tldraw/tlschema'

/**
 * Keeps this person's hands off templates that others locked: the relay would refuse the change, and this screen
 * would show what nobody else has. What they put down themselves they may take back.
 *
 * @returns unbind
 */
export function keepLockedTemplates(store: TLStore): () => void {
  const own = new Set<string>()
  const isKept = ({ id, type, isLocked }: TLShape): boolean =>
    type === TEMPLATE_SHAPE_TYPE && isLocked && !own.has(id)

  const stops = [
    store.sideEffects.registerAfterCreateHandler('shape', ({ id }, source) => {
      if (source === 'user') own.add(id)
    }),
    store.sideEffects.registerBeforeChangeHandler('shape', (before, after, source) => {
      if (source !== 'user') return after
      if (isKept(before)) return before
      // Locking what is free is the facilitator's too.
      return isKept(after) && !before.isLocked ? { ...after, isLocked: false } : after
    }),
    store.sideEffects.registerBeforeDeleteHandler('shape', (shape, source) =>
      source === 'user' && isKept(shape) ? false : undefined,
    ),
  ]
  return () => {
    for (const stop of stops) stop()
  }
}
