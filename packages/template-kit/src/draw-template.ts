import type { Locale } from '@anderhalf/protocol'
import { arcPath, areaPath, linePath, stretchTo, type Stretch } from './area-path.ts'
import type { Template } from './define-template.ts'
import type { Drawing, DrawnShape, DrawnText } from './drawing.ts'
import { fitText, LINE_HEIGHT } from './fit-text.ts'
import type { Box, Size } from './geometry.ts'
import { createSheet, type Mark, type PaintStyle } from './sheet.ts'

export interface DrawOptions {
  readonly locale: Locale
  /** By default the template's own size. */
  readonly size?: Size
  /** Labels that were renamed on this board, by label key. */
  readonly labels?: Readonly<Record<string, string>>
}

/** The share of a line's height above the baseline. */
const BASELINE = 0.8

export function drawTemplate(
  template: Template,
  { locale, size = template.size, labels = {} }: DrawOptions,
): Drawing {
  const { sheet, marks } = createSheet((zoneId) => {
    const zone = template.zones.find(({ id }) => id === zoneId)
    if (zone === undefined)
      throw new RangeError(`${template.id} draws a zone that it does not have: ${zoneId}`)
    return zone.area
  })
  template.draw(sheet)
  const stretch = stretchTo(template.size, size)
  const shapes: DrawnShape[] = [paper(size)]
  const texts: DrawnText[] = []
  for (const mark of marks) {
    if (mark.kind === 'label') {
      const words = labels[mark.key]?.trim() || template.labels[locale][mark.key] || mark.key
      texts.push(...drawLabel(mark, words, stretch))
    } else {
      shapes.push(drawShape(mark, stretch))
    }
  }
  return { size, shapes, texts }
}

/** Every template is a sheet of paper, so that what lies beside its zones still lies on it. */
function paper({ w, h }: Size): DrawnShape {
  const corner = Math.min(w, h) / 80
  const turn = `a${corner} ${corner} 0 0 1`
  const d = `M${corner} 0H${w - corner}${turn} ${corner} ${corner}V${h - corner}${turn} ${-corner} ${corner}H${corner}${turn} ${-corner} ${-corner}V${corner}${turn} ${corner} ${-corner}Z`
  return { d, fill: 'sheet', stroke: 'edge', strokeWidth: corner / 8, dash: null, zoneId: null }
}

function drawShape(mark: Exclude<Mark, { kind: 'label' }>, stretch: Stretch): DrawnShape {
  switch (mark.kind) {
    case 'area':
      return painted(areaPath(mark.area, stretch), mark.style, stretch, mark.zoneId)
    case 'line':
      return painted(linePath(mark.points, stretch), mark.style, stretch, null)
    case 'arc':
      return painted(arcPath(mark.of, mark.of.outer, stretch), mark.style, stretch, null)
  }
}

function painted(d: string, style: PaintStyle, stretch: Stretch, zoneId: string | null): DrawnShape {
  const scale = Math.min(stretch.x, stretch.y)
  return {
    d,
    fill: style.fill ?? null,
    stroke: style.stroke ?? null,
    strokeWidth: (style.strokeWidth ?? 4) * scale,
    dash: style.dash?.map((length) => length * scale) ?? null,
    zoneId,
  }
}

function drawLabel(mark: Extract<Mark, { kind: 'label' }>, words: string, stretch: Stretch): DrawnText[] {
  const { style } = mark
  const weight = style.weight ?? 400
  const align = style.align ?? 'start'
  const rotationDeg = style.rotationDeg ?? 0
  const box = stretchBox(mark.box, stretch)
  // A turned label runs along the height of its box.
  const room = rotationDeg === 0 ? box : { w: box.h, h: box.w }
  const fitted = fitText(words, room, style.fontSize * Math.min(stretch.x, stretch.y), weight)
  const lineHeight = fitted.fontSize * LINE_HEIGHT
  const slack = room.h - fitted.lines.length * lineHeight
  const top = { top: 0, middle: slack / 2, bottom: slack }[style.anchor ?? 'top']
  const along = { start: 0, middle: room.w / 2, end: room.w }[align]
  const middle = { x: box.x + box.w / 2, y: box.y + box.h / 2 }
  const turn = (rotationDeg * Math.PI) / 180
  return fitted.lines.map((text, nth) => {
    const dx = along - room.w / 2
    const dy = top + nth * lineHeight + lineHeight * BASELINE - room.h / 2
    return {
      x: middle.x + dx * Math.cos(turn) - dy * Math.sin(turn),
      y: middle.y + dx * Math.sin(turn) + dy * Math.cos(turn),
      text,
      fontSize: fitted.fontSize,
      weight,
      align,
      rotationDeg,
      color: style.color ?? 'ink',
      role: style.role ?? 'label',
      labelKey: mark.key,
      box,
      zoneId: style.zoneId ?? null,
      clipped: fitted.clipped,
    }
  })
}

function stretchBox(box: Box, stretch: Stretch): Box {
  return { x: box.x * stretch.x, y: box.y * stretch.y, w: box.w * stretch.x, h: box.h * stretch.y }
}
