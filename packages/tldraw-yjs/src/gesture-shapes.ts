import { mayHoldInk, readRecord, withInkNews } from '@anderhalf/board-model'
import type { TLParentId, TLShape, TLShapeId, TLStore } from '@tldraw/tlschema'
import { isEqual } from '@tldraw/utils'
import type * as Y from 'yjs'
import { placeOf, type Gesture, type GesturePlace } from './gesture-state.ts'

export interface GestureShapesOptions {
  readonly store: TLStore
  readonly doc: Y.Doc
  readonly isHeld: (id: TLShapeId) => boolean
}

/** Shapes of the store as a gesture or the document wants them; null for what stays as it is. */
interface GestureShapes {
  /** Where the document says, and as it says. */
  readonly committed: (id: string) => TLShape | null
  readonly placed: (place: GesturePlace) => TLShape | null
  /** @param base the shape with the place that the same gesture gives it, if it gives one */
  readonly drawn: (gesture: Gesture, base: TLShape | null) => TLShape | null
}

/** Puts nothing into the store. What this person's hand holds is left alone, and so is what is locked. */
export function gestureShapesOf({ store, doc, isHeld }: GestureShapesOptions): GestureShapes {
  function committed(id: string): TLShape | null {
    const reading = readRecord(doc, id)
    const current = store.get(id as TLShapeId)
    if (current === undefined || isHeld(current.id) || !reading?.ok || reading.record.typeName !== 'shape') {
      return null
    }
    const { x, y, rotation, parentId, props } = reading.record
    if (!store.has(parentId)) return null
    const size = 'w' in props && 'h' in props ? { w: props.w, h: props.h } : {}
    const ink = 'segments' in props ? { segments: props.segments } : {}
    return { ...current, x, y, rotation, parentId, props: withProps(current.props, { ...size, ...ink }) }
  }

  function placed(place: GesturePlace): TLShape | null {
    const { id, x, y, rotation, parentId, size } = place
    const current = store.get(id as TLShapeId)
    if (current === undefined || standsAt(current, place)) return null
    if (isHeld(current.id) || current.isLocked || !canHang(id, parentId)) return null
    const given = size !== null && 'w' in current.props && 'h' in current.props ? size : {}
    const props = withProps(current.props, given)
    return { ...current, x, y, rotation, parentId: parentId as TLParentId, props }
  }

  function drawn({ ink }: Gesture, base: TLShape | null): TLShape | null {
    const current = base ?? (ink === null ? undefined : store.get(ink.id as TLShapeId))
    if (ink === null || current === undefined || current.isLocked || isHeld(current.id)) return null
    const segments = mayHoldInk(current) ? withInkNews(doc, ink.id, ink.news) : null
    return segments === null ? null : { ...current, props: { ...current.props, segments } }
  }

  /** A shape never hangs below itself. */
  function canHang(id: string, parentId: string): boolean {
    let at: string | undefined = parentId
    for (let depth = 0; at !== undefined && depth < 64; depth += 1) {
      if (at === id) return false
      if (at.startsWith('page:')) return store.has(at as TLShapeId)
      at = store.get(at as TLShapeId)?.parentId
    }
    return false
  }

  return { committed, placed, drawn }
}

export function standsAt(shape: TLShape | undefined, place: GesturePlace): boolean {
  return shape !== undefined && isEqual(placeOf(shape), place)
}

/** The same object where nothing differs: whoever measures a shape does so when its props are others. */
function withProps<Props extends object>(props: Props, given: Partial<Props>): Props {
  const entries = Object.entries(given) as [keyof Props, unknown][]
  return entries.every(([key, value]) => isEqual(props[key], value)) ? props : { ...props, ...given }
}
