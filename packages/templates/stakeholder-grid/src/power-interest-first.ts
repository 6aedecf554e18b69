import { cell, rect, type Template } from '@anderhalf/template-kit'
import { powerInterest, QUADRANTS } from './power-interest.ts'

const COLUMNS = [220, 1960, 3700] as const
const ROWS = [240, 1320, 2400] as const

/** For boards that were made when the quadrants were larger. */
export const powerInterestFirst: Template = {
  ...powerInterest,
  version: 1,
  size: { w: 3760, h: 2640 },
  zones: QUADRANTS.map(({ id, column, row }) => ({ id, label: id, area: cell(COLUMNS, ROWS, column, row) })),
  ground: rect(220, 240, 3480, 2160),
  draw(sheet) {
    for (const { id, fill } of QUADRANTS) sheet.zone(id, { fill, stroke: 'outline', strokeWidth: 6 })
    sheet.label('title', { x: 220, y: 60, w: 1600, h: 140 }, { fontSize: 116, weight: 700, role: 'title' })
    sheet.label(
      'question',
      { x: 1960, y: 70, w: 1740, h: 130 },
      { fontSize: 76, anchor: 'middle', align: 'end' },
    )
    for (const { id, column, row } of QUADRANTS) {
      const box = { x: COLUMNS[column] + 48, y: ROWS[row] + 36, w: 1640, h: 100 }
      sheet.label(id, box, { fontSize: 84, weight: 700, zoneId: id })
    }
    const axis = { stroke: 'ink', strokeWidth: 6 } as const
    sheet.arrow({ x: 190, y: 2400 }, { x: 190, y: 240 }, axis)
    sheet.arrow({ x: 220, y: 2430 }, { x: 3700, y: 2430 }, axis)
    const left = { x: 60, w: 100 }
    const turned = { fontSize: 76, rotationDeg: -90 } as const
    sheet.label('power.high', { ...left, y: 240, h: 500 }, { ...turned, align: 'end' })
    sheet.label('power', { ...left, y: 1020, h: 600 }, { ...turned, align: 'middle', weight: 700 })
    sheet.label('power.low', { ...left, y: 1900, h: 500 }, { ...turned, align: 'start' })
    const below = { y: 2480, h: 100 }
    sheet.label('interest.low', { ...below, x: 220, w: 500 }, { fontSize: 76 })
    sheet.label('interest', { ...below, x: 1660, w: 600 }, { fontSize: 76, align: 'middle', weight: 700 })
    sheet.label('interest.high', { ...below, x: 3200, w: 500 }, { fontSize: 76, align: 'end' })
  },
}
