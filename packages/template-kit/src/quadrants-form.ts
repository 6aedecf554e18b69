import { borders, cell, rect, type RectArea } from './areas.ts'
import type { Zone } from './define-template.ts'
import type { Size } from './geometry.ts'
import type { ColorToken } from './palette.ts'
import { SHEET_MARGIN, SHEET_TOP } from './sheet-heading.ts'
import type { Sheet } from './sheet.ts'

export interface Quadrant<Id extends string> {
  readonly id: Id
  readonly fill: ColorToken
}

export type AxisLabel = 'across' | 'across.low' | 'across.high' | 'up' | 'up.low' | 'up.high'

export interface QuadrantsForm<Id extends string> {
  readonly size: Size
  readonly zones: readonly Zone<Id>[]
  readonly ground: RectArea
  readonly draw: (sheet: Sheet<Id | `${Id}.question` | AxisLabel>) => void
}

const AXIS_WIDTH = 110
const WIDTH = 2640
const HEIGHT = 1240
const AXIS = { stroke: 'ink', strokeWidth: 6 } as const

/** Two axes and the four fields between them; the first of each pair is the one on the left. */
export function quadrantsForm<const Id extends string>(fields: {
  readonly above: readonly [Quadrant<Id>, Quadrant<Id>]
  readonly below: readonly [Quadrant<Id>, Quadrant<Id>]
}): QuadrantsForm<Id> {
  const left = SHEET_MARGIN + AXIS_WIDTH
  const bottom = SHEET_TOP + HEIGHT
  const columns = borders(left, left + WIDTH, 2)
  const rows = borders(SHEET_TOP, bottom, 2)
  const placed = [fields.above, fields.below].flatMap((pair, row) =>
    pair.map((quadrant, column) => ({ ...quadrant, area: cell(columns, rows, column, row) })),
  )
  return {
    size: { w: left + WIDTH + SHEET_MARGIN, h: bottom + AXIS_WIDTH + SHEET_MARGIN },
    zones: placed.map(({ id, area }) => ({ id, label: id, area })),
    ground: rect(left, SHEET_TOP, WIDTH, HEIGHT),
    draw(sheet) {
      for (const { id, fill, area } of placed) {
        sheet.zone(id, { fill, stroke: 'outline', strokeWidth: 4 })
        const inner = { x: area.x + 30, w: area.w - 60 }
        sheet.label(id, { ...inner, y: area.y + 18, h: 78 }, { fontSize: 60, weight: 700, zoneId: id })
        const below = { ...inner, y: area.y + 98, h: 56 }
        sheet.label(`${id}.question`, below, { fontSize: 42, role: 'hint', zoneId: id })
      }
      sheet.arrow({ x: left - 24, y: bottom }, { x: left - 24, y: SHEET_TOP }, AXIS)
      sheet.arrow({ x: left, y: bottom + 24 }, { x: left + WIDTH, y: bottom + 24 }, AXIS)
      const beside = { x: SHEET_MARGIN, w: AXIS_WIDTH - 40 }
      const third = HEIGHT / 3
      const turned = { fontSize: 48, rotationDeg: -90 } as const
      sheet.label('up.high', { ...beside, y: SHEET_TOP, h: third }, { ...turned, align: 'end' })
      const middle = { align: 'middle', weight: 700 } as const
      sheet.label('up', { ...beside, y: SHEET_TOP + third, h: third }, { ...turned, ...middle })
      sheet.label('up.low', { ...beside, y: bottom - third, h: third }, turned)
      const under = { y: bottom + 46, h: 70 }
      const part = WIDTH / 3
      sheet.label('across.low', { ...under, x: left, w: part }, { fontSize: 48 })
      sheet.label('across', { ...under, x: left + part, w: part }, { fontSize: 48, ...middle })
      sheet.label('across.high', { ...under, x: left + 2 * part, w: part }, { fontSize: 48, align: 'end' })
    },
  }
}
