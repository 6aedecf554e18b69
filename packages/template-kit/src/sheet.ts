import { pointOnEllipse } from './area-path.ts'
import type { Area, RingArea } from './areas.ts'
import type { TextRole } from './drawing.ts'
import type { Box, Point } from './geometry.ts'
import type { ColorToken } from './palette.ts'

export interface PaintStyle {
  readonly fill?: ColorToken
  readonly stroke?: ColorToken
  readonly strokeWidth?: number
  readonly dash?: readonly number[]
}

export interface LabelStyle {
  readonly fontSize: number
  readonly weight?: 400 | 700
  readonly align?: 'start' | 'middle' | 'end'
  /** Where the lines stand in the box when they do not fill it. */
  readonly anchor?: 'top' | 'middle' | 'bottom'
  readonly color?: ColorToken
  readonly role?: TextRole
  /** Turns the label around the middle of its box, clockwise. */
  readonly rotationDeg?: 0 | 90 | -90
  readonly zoneId?: string
}

/** The paper on which a template draws itself, always at its default size; `drawTemplate` stretches the outcome. */
export interface Sheet<LabelKey extends string = string> {
  area(area: Area, style: PaintStyle): void
  /** Fills and outlines a zone. */
  zone(zoneId: string, style: PaintStyle): void
  line(points: readonly Point[], style: PaintStyle): void
  arc(of: Omit<RingArea, 'kind' | 'inner'>, style: PaintStyle): void
  /** A line with an open head at its end. */
  arrow(from: Point, to: Point, style: PaintStyle): void
  /** An arc with an open head at `toDeg`; backwards when that is the smaller angle. */
  arcArrow(of: Omit<RingArea, 'kind' | 'inner'>, style: PaintStyle): void
  /** Writes a label: wrapped, made smaller when it must, within the box. */
  label(key: LabelKey, box: Box, style: LabelStyle): void
}

export type Mark =
  | { readonly kind: 'area'; readonly area: Area; readonly style: PaintStyle; readonly zoneId: string | null }
  | { readonly kind: 'line'; readonly points: readonly Point[]; readonly style: PaintStyle }
  | { readonly kind: 'arc'; readonly of: Omit<RingArea, 'kind' | 'inner'>; readonly style: PaintStyle }
  | { readonly kind: 'label'; readonly key: string; readonly box: Box; readonly style: LabelStyle }

/** Collects what a template draws, in order. */
export function createSheet(areaOfZone: (zoneId: string) => Area): { sheet: Sheet; marks: readonly Mark[] } {
  const marks: Mark[] = []
  const sheet: Sheet = {
    area(area, style) {
      marks.push({ kind: 'area', area, style, zoneId: null })
    },
    zone(zoneId, style) {
      marks.push({ kind: 'area', area: areaOfZone(zoneId), style, zoneId })
    },
    line(points, style) {
      marks.push({ kind: 'line', points, style })
    },
    arc(of, style) {
      marks.push({ kind: 'arc', of, style })
    },
    arrow(from, to, style) {
      marks.push({ kind: 'line', points: [from, to], style })
      marks.push({ kind: 'line', points: arrowHead(from, to, style), style })
    },
    arcArrow(of, style) {
      marks.push({ kind: 'arc', of, style })
      const [before, to] = [of.toDeg - Math.sign(of.toDeg - of.fromDeg), of.toDeg].map((deg) =>
        pointOnEllipse(of, of.outer, deg),
      ) as [Point, Point]
      marks.push({ kind: 'line', points: arrowHead(before, to, style), style })
    },
    label(key, box, style) {
      marks.push({ kind: 'label', key, box, style })
    },
  }
  return { sheet, marks }
}

function arrowHead(from: Point, to: Point, { strokeWidth = 2 }: PaintStyle): readonly Point[] {
  const reach = strokeWidth * 5
  const length = Math.hypot(to.x - from.x, to.y - from.y)
  const along = { x: (to.x - from.x) / length, y: (to.y - from.y) / length }
  const foot = { x: to.x - along.x * reach, y: to.y - along.y * reach }
  const side = { x: -along.y * reach * 0.7, y: along.x * reach * 0.7 }
  return [{ x: foot.x + side.x, y: foot.y + side.y }, to, { x: foot.x - side.x, y: foot.y - side.y }]
}
