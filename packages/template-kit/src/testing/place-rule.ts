import { LOCALES } from '@anderhalf/protocol'
import { areaContains } from '../area-contains.ts'
import type { Template } from '../define-template.ts'
import { drawTemplate } from '../draw-template.ts'
import type { DrawnText } from '../drawing.ts'
import type { Point } from '../geometry.ts'
import { CAP_HEIGHT, textWidth } from '../text-width.ts'

/** A label that names a zone must not reach into its neighbour, where it would seem to name that one. */
export function findPlaceFaults(template: Template): string[] {
  const areas = new Map(template.zones.map(({ id, area }) => [id, area]))
  return LOCALES.flatMap((locale) =>
    drawTemplate(template, { locale })
      .texts.filter((line) => {
        const area = line.zoneId === null ? undefined : areas.get(line.zoneId)
        return area !== undefined && !cornersOf(line).every((corner) => areaContains(area, corner))
      })
      .map(({ text, zoneId }) => `${locale}: “${text}” leaves ${zoneId}`),
  )
}

/** Of the capital letters of the line. */
function cornersOf({ x, y, text, fontSize, weight, align, rotationDeg }: DrawnText): Point[] {
  const width = textWidth(text, fontSize, weight)
  const start = { start: 0, middle: -width / 2, end: -width }[align]
  const turn = (rotationDeg * Math.PI) / 180
  return [start, start + width].flatMap((along) =>
    [0, -fontSize * CAP_HEIGHT].map((up) => ({
      x: x + along * Math.cos(turn) - up * Math.sin(turn),
      y: y + along * Math.sin(turn) + up * Math.cos(turn),
    })),
  )
}
