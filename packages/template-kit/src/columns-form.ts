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

export interface ColumnsLayout {
  /** Of all columns together. */
  readonly width: number
  readonly top: number
  readonly height: number
  readonly titleTop: number
  readonly fontSizes: { readonly title: number; readonly column: number; readonly question: number }
}

const MARGIN = 60

/** Twelve notes or more in each of four columns, and still readable when the whole sheet is on a screen. */
const LAYOUT: ColumnsLayout = {
  width: 2760,
  top: 180,
  height: 1300,
  titleTop: 46,
  fontSizes: { title: 84, column: 60, question: 44 },
}

/** The sheets of the versions 1 of the first templates, which boards still hold. */
export const FIRST_COLUMNS_LAYOUT: ColumnsLayout = {
  width: 3720,
  top: 260,
  height: 1740,
  titleTop: 70,
  fontSizes: { title: 116, column: 80, question: 56 },
}

/** A sheet with columns side by side, each with a title and a question; the most common form of a workshop. */
export function columnsForm<const Id extends string>(
  columns: readonly FormColumn<Id>[],
  { width: fullWidth, top, height, titleTop, fontSizes }: ColumnsLayout = LAYOUT,
): ColumnsForm<Id> {
  const width = fullWidth / columns.length
  const leftOf = (nth: number) => MARGIN + nth * width
  const padding = fontSizes.column * 0.6
  return {
    size: { w: fullWidth + 2 * MARGIN, h: top + height + MARGIN },
    zones: columns.map(({ id }, nth) => ({ id, label: id, area: rect(leftOf(nth), top, width, height) })),
    ground: rect(MARGIN, top, fullWidth, height),
    draw(sheet) {
      sheet.label(
        'title',
        { x: MARGIN, y: titleTop, w: fullWidth, h: fontSizes.title * 1.2 },
        { fontSize: fontSizes.title, weight: 700, role: 'title' },
      )
      columns.forEach(({ id, fill }, nth) => {
        sheet.zone(id, { fill, stroke: 'outline', strokeWidth: 4 })
        const column = { x: leftOf(nth) + padding, w: width - 2 * padding }
        const { column: fontSize, question } = fontSizes
        const head = { ...column, y: top + fontSize / 2, h: fontSize * 1.25 }
        sheet.label(id, head, { fontSize, weight: 700, zoneId: id })
        const below = { ...column, y: head.y + head.h, h: question * 2.4 }
        sheet.label(`${id}.question`, below, { fontSize: question, zoneId: id })
      })
    },
  }
}
