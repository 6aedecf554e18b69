export interface Point {
  readonly x: number
  readonly y: number
}

export interface Size {
  readonly w: number
  readonly h: number
}

export interface Box extends Point, Size {}

/** Where a template lies on the page. As in tldraw: (x, y) is its top left corner, turned by `rotation` radians. */
export interface Frame extends Box {
  readonly rotation: number
}

export function pageToTemplate(point: Point, frame: Frame): Point {
  const dx = point.x - frame.x
  const dy = point.y - frame.y
  if (frame.rotation === 0) return { x: dx, y: dy }
  const cos = Math.cos(frame.rotation)
  const sin = Math.sin(frame.rotation)
  return { x: dx * cos + dy * sin, y: dy * cos - dx * sin }
}

export function templateToPage(point: Point, frame: Frame): Point {
  const cos = Math.cos(frame.rotation)
  const sin = Math.sin(frame.rotation)
  return {
    x: frame.x + point.x * cos - point.y * sin,
    y: frame.y + point.x * sin + point.y * cos,
  }
}

export function overlaps(one: Box, other: Box): boolean {
  return (
    one.x < other.x + other.w &&
    other.x < one.x + one.w &&
    one.y < other.y + other.h &&
    other.y < one.y + one.h
  )
}
