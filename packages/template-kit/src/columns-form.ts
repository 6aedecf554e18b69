import { rect, type Area } from './areas.ts'
import type { Zone } from './define-template.ts'
import type { Size } from './geometry.ts'
import type { ColorToken } from './palette.ts'
import type { Sheet } from './sheet.ts'

export interface FormColumn<Id extends string> {
  readonly id: Id
  readonly fill: ColorToken
}

export interface ColumnsForm<Id extends string> {
  readonly size: Size
  readonly zones: readonly Zone<Id>[]
  readonly ground: Area
  readonly draw: (sheet: Sheet<'title' | Id | `${Id}.question`>) => void
}

const MARGIN = 60
const TOP = 260
const HEIGHT = 1740
const FULL_WIDTH = 3720

/** A sheet with columns side by side, each with a title and a question; the most common form of a workshop. */
export function columnsForm<const Id extends string>(columns: readonly FormColumn<Id>[]): ColumnsForm<Id> {
  const width = FULL_WIDTH / columns.length
  const leftOf = (nth: number) => MARGIN + nth * width
  return {
    size: { w: FULL_WIDTH + 2 * MARGIN, h: TOP + HEIGHT + MARGIN },
    zones: columns.map(({ id }, nth) => ({ id, label: id, area: rect(leftOf(nth), TOP, width, HEIGHT) })),
    ground: rect(MARGIN, TOP, FULL_WIDTH, HEIGHT),
    draw(sheet) {
      sheet.label(
        'title',
        { x: MARGIN, y: 70, w: FULL_WIDTH, h: 140 },
        { fontSize: 116, weight: 700, role: 'title' },
      )
      columns.forEach(({ id, fill }, nth) => {
        sheet.zone(id, { fill, stroke: 'outline', strokeWidth: 6 })
        const column = { x: leftOf(nth) + 48, w: width - 96 }
        sheet.label(id, { ...column, y: TOP + 40, h: 100 }, { fontSize: 80, weight: 700, zoneId: id })
        sheet.label(`${id}.question`, { ...column, y: TOP + 144, h: 136 }, { fontSize: 56, zoneId: id })
      })
    },
  }
}
