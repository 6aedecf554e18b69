import { rect, type RectArea } from './areas.ts'
import type { Zone } from './define-template.ts'
import type { ColorToken } from './palette.ts'
import type { Sheet } from './sheet.ts'

export interface FormBox<Id extends string> {
  readonly id: Id
  readonly x: number
  readonly y: number
  readonly w: number
  readonly h: number
  readonly fill: ColorToken
}

export interface BoxesForm<Id extends string> {
  readonly zones: readonly Zone<Id>[]
  /** The boxes, which need not touch. */
  readonly ground: readonly RectArea[]
  readonly draw: (sheet: Sheet<Id | `${Id}.question`>) => void
}

export interface BoxesLook {
  readonly fontSize: number
  readonly questionSize: number
}

const PADDING = 24
/** In a narrower box a question takes two lines. */
const WIDE = 900

/** Boxes wherever they are wanted, each with its name and a question under it. */
export function boxesForm<const Id extends string>(
  boxes: readonly FormBox<Id>[],
  { fontSize, questionSize }: BoxesLook = { fontSize: 52, questionSize: 40 },
): BoxesForm<Id> {
  const areaOf = ({ x, y, w, h }: FormBox<Id>) => rect(x, y, w, h)
  return {
    zones: boxes.map((box) => ({ id: box.id, label: box.id, area: areaOf(box) })),
    ground: boxes.map(areaOf),
    draw(sheet) {
      for (const { id, fill, x, y, w } of boxes) {
        sheet.zone(id, { fill, stroke: 'outline', strokeWidth: 4 })
        const inner = { x: x + PADDING, w: w - 2 * PADDING }
        const name = { ...inner, y: y + PADDING / 2, h: fontSize * 1.25 }
        sheet.label(id, name, { fontSize, weight: 700, zoneId: id })
        const lines = w < WIDE ? 2 : 1
        const below = { ...inner, y: name.y + name.h, h: questionSize * 1.25 * lines }
        sheet.label(`${id}.question`, below, { fontSize: questionSize, role: 'hint', zoneId: id })
      }
    },
  }
}
