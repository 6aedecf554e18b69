import type { Template } from '@anderhalf/template-kit'
import { arrow } from './arrow.ts'
import { arrowAreas, arrowGround, type ArrowForm } from './arrow-areas.ts'
import { STEP_FILLS, STEPS } from './steps.ts'

const FORM: ArrowForm = {
  top: 400,
  bottom: 1600,
  notch: 150,
  starts: [60, 930, 1800, 2670, 3540],
  shaftEnd: 4040,
  tip: 4740,
  barb: 100,
}
const AREAS = arrowAreas(FORM)

/** For boards that were made when the arrow was longer. */
export const arrowFirst: Template = {
  ...arrow,
  version: 1,
  size: { w: 4800, h: 1980 },
  zones: arrow.zones.map((zone, nth) => ({ ...zone, area: AREAS[nth]! })),
  ground: arrowGround(FORM),
  draw(sheet) {
    for (const step of STEPS) sheet.zone(step, { fill: STEP_FILLS[step], stroke: 'outline', strokeWidth: 6 })
    sheet.label('title', { x: 60, y: 70, w: 1900, h: 140 }, { fontSize: 120, weight: 700, role: 'title' })
    sheet.label('question', { x: 60, y: 220, w: 1900, h: 110 }, { fontSize: 76 })
    STEPS.forEach((step, nth) => {
      const box = { x: FORM.starts[nth]! + 84, y: FORM.top + 40, w: nth === 4 ? 700 : 760, h: 190 }
      sheet.label(step, box, { fontSize: 80, weight: 700, zoneId: step })
    })
    const axis = { y: 1840, h: 100 }
    const ends = { y: axis.y - 50, h: axis.h, w: 760 }
    sheet.label('small', { ...ends, x: 60 }, { fontSize: 76, anchor: 'middle' })
    sheet.arrow({ x: 860, y: axis.y }, { x: 3940, y: axis.y }, { stroke: 'ink', strokeWidth: 6 })
    sheet.label('large', { ...ends, x: 3980 }, { fontSize: 76, anchor: 'middle', align: 'end' })
  },
}
