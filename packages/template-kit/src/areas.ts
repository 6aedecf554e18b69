import type { Point } from './geometry.ts'

/**
 * A piece of a template at its default size. Another size stretches it: a ring in a wide frame becomes an oval.
 *
 * A border belongs to exactly one of the areas that meet there: the one to the right, below, or further out.
 */
export type Area = RectArea | RingArea | PolygonArea

export interface RectArea {
  readonly kind: 'rect'
  readonly x: number
  readonly y: number
  readonly w: number
  readonly h: number
}

/** `outer` and `inner` are half the width; half the height is that times `squash`. Clockwise, 0 = to the right. */
export interface RingArea {
  readonly kind: 'ring'
  readonly cx: number
  readonly cy: number
  readonly inner: number
  readonly outer: number
  readonly squash: number
  readonly fromDeg: number
  readonly toDeg: number
}

export interface PolygonArea {
  readonly kind: 'polygon'
  readonly points: readonly Point[]
}

export function rect(x: number, y: number, w: number, h: number): RectArea {
  return { kind: 'rect', x, y, w, h }
}

export interface RingOptions {
  readonly cx: number
  readonly cy: number
  readonly inner: number
  readonly outer: number
  readonly squash?: number
  readonly fromDeg?: number
  readonly toDeg?: number
}

/** A whole ring, or with `fromDeg` and `toDeg` a half ring or a sector; with `inner` 0 a disc or a slice. */
export function ring({ squash = 1, fromDeg = 0, toDeg = 360, ...rest }: RingOptions): RingArea {
  return { kind: 'ring', squash, fromDeg, toDeg, ...rest }
}

export function ellipse(cx: number, cy: number, rx: number, ry: number): RingArea {
  return ring({ cx, cy, inner: 0, outer: rx, squash: ry / rx })
}

export function polygon(...corners: readonly (readonly [number, number])[]): PolygonArea {
  return { kind: 'polygon', points: corners.map(([x, y]) => ({ x, y })) }
}

/** The cell of a grid: `columns` and `rows` are the borders, one more than there are cells. */
export function cell(
  columns: readonly number[],
  rows: readonly number[],
  column: number,
  row: number,
): RectArea {
  const [x, right] = [columns[column], columns[column + 1]]
  const [y, bottom] = [rows[row], rows[row + 1]]
  if (x === undefined || right === undefined || y === undefined || bottom === undefined) {
    throw new RangeError(`no cell at column ${column}, row ${row}`)
  }
  return rect(x, y, right - x, bottom - y)
}

/** `count` equal steps from `start` to `end`, as the borders that `cell` takes. */
export function borders(start: number, end: number, count: number): readonly number[] {
  return Array.from({ length: count + 1 }, (_, step) => start + ((end - start) * step) / count)
}
