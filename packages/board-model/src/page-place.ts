import type { TLParentId, TLShape } from '@tldraw/tlschema'
import { HOME_PAGE_ID } from './home-page.ts'
import { isCoordinate } from './plain-value-fault.ts'

/** Meta entry of a shape inside a frame or group: where it lay on the page when it came in. */
export const PAGE_PLACE_KEY = 'pagePlace'

/** Deeper than anybody nests, and an end to a circle of parents. */
const MAX_PARENTS = 64

interface Place {
  readonly x: number
  readonly y: number
  readonly rotation: number
}

/** Where a shape lies on the page; null while a parent is missing. */
export function pagePlaceOf(shape: TLShape, getShape: (id: string) => TLShape | undefined): Place | null {
  let { x, y, rotation } = shape
  let { parentId }: { parentId: string } = shape
  for (let depth = 0; !parentId.startsWith('page:'); depth += 1) {
    const parent = getShape(parentId)
    if (parent === undefined || depth > MAX_PARENTS) return null
    const [cos, sin] = [Math.cos(parent.rotation), Math.sin(parent.rotation)]
    ;[x, y] = [parent.x + x * cos - y * sin, parent.y + x * sin + y * cos]
    rotation += parent.rotation
    parentId = parent.parentId
  }
  return { x, y, rotation }
}

/** @returns the shape on the first page, at the place that it had when it came into what is gone now */
export function withoutParent(shape: TLShape): TLShape {
  return { ...shape, ...knownPlaceOf(shape), parentId: HOME_PAGE_ID as TLParentId }
}

function knownPlaceOf(shape: TLShape): Place | null {
  const place = shape.meta[PAGE_PLACE_KEY]
  if (!Array.isArray(place)) return null
  const [x, y, rotation] = place as unknown[]
  return isCoordinate(x) && isCoordinate(y) && isCoordinate(rotation) ? { x, y, rotation } : null
}
