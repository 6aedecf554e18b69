import { nestedRings, PERSPECTIVES, ring, type Template } from '@anderhalf/template-kit'
import { rings } from './rings.ts'

const CENTRE = { cx: 2400, cy: 1620, squash: 2 / 3 }
/** Half the width of the ovals, inside out. Half the height is two thirds of it. */
const RADII = [600, 1035, 1470, 1905, 2340] as const
const RINGS = nestedRings(RADII, CENTRE)
const LABEL_WIDTHS = [640, 1000, 1500, 1300, 1100] as const

/** For boards that were made when the rings were wider. */
export const ringsFirst: Template = {
  ...rings,
  version: 1,
  size: { w: 4800, h: 3240 },
  zones: rings.zones.map((zone, nth) => ({ ...zone, area: RINGS[nth]! })),
  ground: ring({ ...CENTRE, inner: 0, outer: RADII[4] }),
  draw(sheet) {
    for (const perspective of PERSPECTIVES.toReversed()) {
      sheet.zone(perspective, { fill: perspective, stroke: 'outline', strokeWidth: 6 })
    }
    sheet.label('title', { x: 60, y: 60, w: 1080, h: 140 }, { fontSize: 120, weight: 700, role: 'title' })
    sheet.label('question', { x: 60, y: 210, w: 820, h: 200 }, { fontSize: 76 })

    PERSPECTIVES.forEach((perspective, nth) => {
      const top = CENTRE.cy - RADII[nth]! * CENTRE.squash
      const w = LABEL_WIDTHS[nth]!
      const x = CENTRE.cx - w / 2
      const style = { align: 'middle', zoneId: perspective } as const
      sheet.label(perspective, { x, y: top + 36, w, h: 114 }, { ...style, fontSize: 100, weight: 700 })
      sheet.label(`${perspective}.domain`, { x, y: top + 150, w, h: 92 }, { ...style, fontSize: 76 })
    })

    const axisTop = CENTRE.cy + RADII[0] * CENTRE.squash - 60
    const axisEnd = CENTRE.cy + RADII[4] * CENTRE.squash - 30
    sheet.arrow({ x: CENTRE.cx, y: axisTop }, { x: CENTRE.cx, y: axisEnd }, { stroke: 'ink', strokeWidth: 6 })
    const right = { x: CENTRE.cx + 40, w: 520, h: 96 }
    const underRing = (nth: number) => ({ ...right, y: CENTRE.cy + RADII[nth]! * CENTRE.squash + 96 })
    sheet.label('operational', underRing(0), { fontSize: 76, zoneId: 'we' })
    sheet.label('strategic', underRing(3), { fontSize: 76, zoneId: 'everything' })
  },
}
