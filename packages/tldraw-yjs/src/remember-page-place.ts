import { PAGE_PLACE_KEY, pagePlaceOf } from '@anderhalf/board-model'
import type { TLShape, TLStore } from '@tldraw/tlschema'

/**
 * Notes in a shape that comes into a frame or group where it lay on the page. If somebody deletes the frame at that
 * moment, the shape can go back there; what it holds else is relative to what is gone.
 *
 * @returns unbind
 */
export function rememberPagePlace(store: TLStore): () => void {
  const stops = [
    store.sideEffects.registerBeforeCreateHandler('shape', (shape, source) =>
      source === 'user' ? withPagePlace(store, shape) : shape,
    ),
    store.sideEffects.registerBeforeChangeHandler('shape', (before, after, source) =>
      source === 'user' && before.parentId !== after.parentId ? withPagePlace(store, after) : after,
    ),
  ]
  return () => {
    for (const stop of stops) stop()
  }
}

function withPagePlace(store: TLStore, shape: TLShape): TLShape {
  if (shape.parentId.startsWith('page:')) return shape
  const place = pagePlaceOf(shape, (id) => store.get(id as TLShape['id']))
  if (place === null) return shape
  return { ...shape, meta: { ...shape.meta, [PAGE_PLACE_KEY]: [place.x, place.y, place.rotation] } }
}
