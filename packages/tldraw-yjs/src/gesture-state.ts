/** How one shape lies while somebody drags it: id, x, y, rotation, width, height, parent. */
export interface GesturePlace {
  readonly id: string
  readonly x: number
  readonly y: number
  readonly rotation: number
  readonly parentId: string
  /** Only of shapes that have a size of their own. */
  readonly size: { readonly w: number; readonly h: number } | null
}

/** Key of the gesture in a presence state. */
export const GESTURE_KEY = 'g'

const MAX_GESTURE_SHAPES = 50
const MAX_COORDINATE = 10_000_000
const MAX_ID_LENGTH = 64

/** Short arrays: a drag is sent many times a second to everybody. */
export function encodeGesture(places: readonly GesturePlace[]): unknown[] {
  return places.slice(0, MAX_GESTURE_SHAPES).map(({ id, x, y, rotation, parentId, size }) => {
    const place = [id, round(x), round(y), round(rotation, 10_000), parentId]
    return size === null ? place : [...place, round(size.w), round(size.h)]
  })
}

/** What does not fit the form is left out. */
export function parseGesture(received: unknown): GesturePlace[] {
  if (!Array.isArray(received) || received.length > MAX_GESTURE_SHAPES) return []
  return received.flatMap((entry: unknown) => {
    if (!Array.isArray(entry)) return []
    const [id, x, y, rotation, parentId, w, h] = entry as unknown[]
    if (!isId(id) || !isId(parentId) || !isNumber(x) || !isNumber(y) || !isNumber(rotation)) return []
    const size = isNumber(w) && isNumber(h) && w > 0 && h > 0 ? { w, h } : null
    return [{ id, x, y, rotation, parentId, size }]
  })
}

function round(value: number, perUnit = 10): number {
  return Math.round(value * perUnit) / perUnit
}

function isId(value: unknown): value is string {
  return typeof value === 'string' && value.length > 0 && value.length <= MAX_ID_LENGTH
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value) && Math.abs(value) <= MAX_COORDINATE
}
