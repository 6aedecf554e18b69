import { HOME_PAGE_ID, isCoordinate, type InkNews } from '@anderhalf/board-model'
import type { TLShape } from '@tldraw/tlschema'
import { isId } from './presence-state.ts'

/** How one shape lies while somebody drags it. */
export interface GesturePlace {
  readonly id: string
  readonly x: number
  readonly y: number
  readonly rotation: number
  readonly parentId: string
  /** Only of shapes that have a size of their own. */
  readonly size: { readonly w: number; readonly h: number } | null
}

/** A stroke that somebody draws. */
export interface GestureInk {
  readonly id: string
  readonly news: InkNews
}

/** What one person's hand does at the moment. */
export interface Gesture {
  readonly places: readonly GesturePlace[]
  readonly ink: GestureInk | null
}

export const NO_GESTURE: Gesture = { places: [], ink: null }

/** Keys of a gesture in a presence state. */
export const GESTURE_KEY = 'g'
export const INK_KEY = 'i'

const MAX_GESTURE_SHAPES = 50
/** Of a state that may hold 4 KiB with cursor, selection and caret; what does not fit is seen at the next commit. */
const MAX_PLACES_LENGTH = 2_000
const MAX_INK_LENGTH = 1_200
const MAX_CHUNK_AT = 512
const SHAPE_PREFIX = 'shape:'

export function placeOf({ id, x, y, rotation, parentId, props }: TLShape): GesturePlace {
  const size = 'w' in props && 'h' in props ? { w: props.w, h: props.h } : null
  return { id, x, y, rotation, parentId, size }
}

/** Short arrays: a drag is sent many times a second to everybody. */
export function encodeGesture({ places, ink }: Gesture): Record<string, unknown> {
  return {
    ...(places.length > 0 && { [GESTURE_KEY]: encodePlaces(places) }),
    ...(ink !== null &&
      ink.news.text.length <= MAX_INK_LENGTH && {
        [INK_KEY]: [ink.id.replace(SHAPE_PREFIX, ''), ink.news.chunkAt, ink.news.text],
      }),
  }
}

function encodePlaces(places: readonly GesturePlace[]): unknown[] {
  const encoded: unknown[] = []
  let length = 0
  for (const { id, x, y, rotation, parentId, size } of places.slice(0, MAX_GESTURE_SHAPES)) {
    const parent = parentId === HOME_PAGE_ID ? '' : parentId
    const place = [id.replace(SHAPE_PREFIX, ''), round(x), round(y), round(rotation, 10_000), parent]
    if (size !== null) place.push(round(size.w), round(size.h))
    length += JSON.stringify(place).length + 1
    if (length > MAX_PLACES_LENGTH) break
    encoded.push(place)
  }
  return encoded
}

/** What does not fit the form is left out. */
export function parseGesture(state: Readonly<Record<string, unknown>>): Gesture {
  return { places: parsePlaces(state[GESTURE_KEY]), ink: parseInk(state[INK_KEY]) }
}

function parsePlaces(received: unknown): GesturePlace[] {
  if (!Array.isArray(received) || received.length > MAX_GESTURE_SHAPES) return []
  return received.flatMap((entry: unknown) => {
    if (!Array.isArray(entry)) return []
    const [id, x, y, rotation, parent, w, h] = entry as unknown[]
    if (!isId(id) || !isParent(parent) || !isCoordinate(x) || !isCoordinate(y) || !isCoordinate(rotation)) {
      return []
    }
    const size = isCoordinate(w) && isCoordinate(h) && w > 0 && h > 0 ? { w, h } : null
    return [{ id: SHAPE_PREFIX + id, x, y, rotation, parentId: parent || HOME_PAGE_ID, size }]
  })
}

function parseInk(received: unknown): GestureInk | null {
  if (!Array.isArray(received)) return null
  const [id, chunkAt, text] = received as unknown[]
  if (!isId(id) || !isChunkAt(chunkAt)) return null
  if (typeof text !== 'string' || text.length > MAX_INK_LENGTH) return null
  return { id: SHAPE_PREFIX + id, news: { chunkAt, text } }
}

function round(value: number, perUnit = 10): number {
  return Math.round(value * perUnit) / perUnit
}

function isParent(value: unknown): value is string {
  return value === '' || (isId(value) && /^(?:shape|page):/.test(value))
}

function isChunkAt(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) >= 0 && (value as number) <= MAX_CHUNK_AT
}
