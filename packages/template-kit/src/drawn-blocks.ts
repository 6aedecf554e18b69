import { ellipse } from './areas.ts'
import type { Box, Point } from './geometry.ts'
import type { ColorToken } from './palette.ts'
import type { Sheet } from './sheet.ts'

interface BadgeOptions {
  readonly radius: number
  readonly fill: ColorToken
}

/** A disc with a number or a letter in it, such as the first of five steps. */
export function drawBadge<Key extends string>(
  sheet: Sheet<Key>,
  key: Key,
  { x, y }: Point,
  { radius, fill }: BadgeOptions,
): void {
  sheet.area(ellipse(x, y, radius, radius), { fill, stroke: 'ink', strokeWidth: 4 })
  const box = { x: x - radius, y: y - radius, w: 2 * radius, h: 2 * radius }
  sheet.label(key, box, { fontSize: radius * 1.1, weight: 700, align: 'middle', anchor: 'middle' })
}

interface CaptionOptions {
  readonly fontSize: number
  readonly fill?: ColorToken
  readonly align?: 'start' | 'middle'
  readonly zoneId?: string
}

/** A label on a strip of its own, so that it can lie on a border or across several zones. */
export function drawCaption<Key extends string>(
  sheet: Sheet<Key>,
  key: Key,
  box: Box,
  { fontSize, fill = 'sheet', align = 'middle', zoneId }: CaptionOptions,
): void {
  sheet.area({ kind: 'rect', ...box }, { fill, stroke: 'outline', strokeWidth: 3 })
  const padded = { x: box.x + 14, y: box.y, w: box.w - 28, h: box.h }
  const at = zoneId === undefined ? {} : { zoneId }
  sheet.label(key, padded, { fontSize, weight: 700, align, anchor: 'middle', ...at })
}
