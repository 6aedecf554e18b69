import { AUTHOR_KEY, MADE_AT_KEY } from '@anderhalf/board-model'
import type { JsonObject, TLShape, TLShapeId, TLStore } from 'tldraw'

const KEYS = [AUTHOR_KEY, MADE_AT_KEY] as const

/**
 * Signs each note that this person makes, copies too, and keeps every sign as it is. A note that comes back by undo
 * keeps what it had: the relay takes the sign of another for a note that was on the board, and for no other.
 *
 * @returns unbind
 */
export function stampNotes(store: TLStore, participantId: string): () => void {
  const signsOfGone = new Map<TLShapeId, JsonObject>()
  const stops = [
    store.sideEffects.registerBeforeCreateHandler('shape', (shape, source) => {
      if (source !== 'user' || shape.type !== 'note') return shape
      const sign = signsOfGone.get(shape.id) ?? { [AUTHOR_KEY]: participantId, [MADE_AT_KEY]: Date.now() }
      return { ...shape, meta: { ...withoutSign(shape.meta), ...sign } }
    }),
    store.sideEffects.registerBeforeChangeHandler('shape', (before, after, source) => {
      if (source !== 'user' || KEYS.every((key) => before.meta[key] === after.meta[key])) return after
      return { ...after, meta: { ...withoutSign(after.meta), ...signOf(before) } }
    }),
    store.sideEffects.registerAfterDeleteHandler('shape', (shape) => {
      if (shape.type === 'note') signsOfGone.set(shape.id, signOf(shape))
    }),
  ]
  return () => {
    for (const stop of stops) stop()
  }
}

function signOf({ meta }: TLShape): JsonObject {
  const sign: JsonObject = {}
  for (const key of KEYS) if (meta[key] !== undefined) sign[key] = meta[key]
  return sign
}

function withoutSign({ [AUTHOR_KEY]: _author, [MADE_AT_KEY]: _madeAt, ...rest }: JsonObject): JsonObject {
  return rest
}
