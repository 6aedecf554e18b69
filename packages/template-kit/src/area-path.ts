import type { Area, RingArea } from './areas.ts'
import type { Point, Size } from './geometry.ts'

/** How far a template is stretched from its default size. */
export interface Stretch {
  readonly x: number
  readonly y: number
}

export function stretchTo(defaultSize: Size, size: Size): Stretch {
  return { x: size.w / defaultSize.w, y: size.h / defaultSize.h }
}

/** SVG path data of the area's outline, stretched. */
export function areaPath(area: Area, stretch: Stretch): string {
  switch (area.kind) {
    case 'rect': {
      const { x, y, w, h } = area
      return `M${pair(x, y, stretch)}H${round((x + w) * stretch.x)}V${round((y + h) * stretch.y)}H${round(x * stretch.x)}Z`
    }
    case 'polygon':
      return `${linePath(area.points, stretch)}Z`
    case 'ring':
      return ringPath(area, stretch)
  }
}

export function linePath(points: readonly Point[], stretch: Stretch): string {
  return points.map(({ x, y }, nth) => `${nth === 0 ? 'M' : 'L'}${pair(x, y, stretch)}`).join('')
}

/** A piece of an ellipse, from one angle to another; backwards when `toDeg` is the smaller one. */
export function arcPath(
  area: Pick<RingArea, 'cx' | 'cy' | 'squash' | 'fromDeg' | 'toDeg'>,
  radius: number,
  stretch: Stretch,
): string {
  const sweepDeg = area.toDeg - area.fromDeg
  const radii = `${round(radius * stretch.x)} ${round(radius * area.squash * stretch.y)}`
  // SVG draws nothing from a point to itself: a whole turn takes two arcs.
  const stops = [area.fromDeg + sweepDeg / 2, area.toDeg]
  const arcs = stops.map((stopDeg) => {
    const end = pointOnEllipse(area, radius, stopDeg)
    return `A${radii} 0 0 ${sweepDeg > 0 ? 1 : 0} ${pair(end.x, end.y, stretch)}`
  })
  const start = pointOnEllipse(area, radius, area.fromDeg)
  return `M${pair(start.x, start.y, stretch)}${arcs.join('')}`
}

export function pointOnEllipse(
  { cx, cy, squash }: Pick<RingArea, 'cx' | 'cy' | 'squash'>,
  radius: number,
  angleDeg: number,
): Point {
  const angle = (angleDeg * Math.PI) / 180
  return { x: cx + radius * Math.cos(angle), y: cy + radius * squash * Math.sin(angle) }
}

function ringPath(area: RingArea, stretch: Stretch): string {
  const outer = arcPath(area, area.outer, stretch)
  const whole = area.toDeg - area.fromDeg >= 360
  if (area.inner === 0) {
    return whole ? `${outer}Z` : `${outer}L${pair(area.cx, area.cy, stretch)}Z`
  }
  const inner = arcPath({ ...area, fromDeg: area.toDeg, toDeg: area.fromDeg }, area.inner, stretch)
  // The hole runs the other way round, so it stays a hole under both fill rules.
  return whole ? `${outer}Z${inner}Z` : `${outer}L${inner.slice(1)}Z`
}

function pair(x: number, y: number, stretch: Stretch): string {
  return `${round(x * stretch.x)} ${round(y * stretch.y)}`
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}
