import type { TemplateShapeProps } from '@anderhalf/board-model'
import { DEFAULT_LOCALE, LOCALES, type Locale } from '@anderhalf/protocol'
import {
  drawTemplate,
  PALETTES,
  TEMPLATE_FONT_FAMILY,
  type Drawing,
  type DrawnShape,
  type DrawnText,
  type Palette,
} from '@anderhalf/template-kit'
import { useMemo } from 'react'
import { useValue } from 'tldraw'
import { findKnownTemplate } from './own-templates/known-templates.ts'

interface TemplateDrawingProps {
  props: TemplateShapeProps
  locale: Locale
  dark: boolean
}

/** The inside of an svg element. A template that this version does not know shows its outline only. */
export function TemplateDrawing({ props, locale, dark }: TemplateDrawingProps) {
  const { w, h, templateId, version, labels } = props
  const palette = dark ? PALETTES.dark : PALETTES.light
  // A template that somebody made may come after the shape that shows it.
  const template = useValue('template', () => findKnownTemplate(templateId, version), [templateId, version])
  const drawing = useMemo(
    () => (template === null ? null : drawTemplate(template, { locale, size: { w, h }, labels })),
    [template, locale, w, h, labels],
  )
  if (drawing === null)
    return <rect width={w} height={h} rx={8} fill={palette.neutralSoft} stroke={palette.outline} />
  return <DrawingShapes drawing={drawing} palette={palette} />
}

export function DrawingShapes({ drawing, palette }: { drawing: Drawing; palette: Palette }) {
  return (
    <g fontFamily={TEMPLATE_FONT_FAMILY}>
      {drawing.shapes.map((shape, nth) => (
        // reason: a drawing is made anew as a whole, its parts have no other identity than their place.
        // oxlint-disable-next-line react/no-array-index-key
        <path key={nth} {...paintOf(shape, palette)} />
      ))}
      {drawing.texts.map((line, nth) => (
        // reason: as above.
        // oxlint-disable-next-line react/no-array-index-key
        <text key={nth} {...settingOf(line, palette)}>
          {line.text}
        </text>
      ))}
    </g>
  )
}

function paintOf({ d, fill, stroke, strokeWidth, dash }: DrawnShape, palette: Palette) {
  return {
    d,
    fill: fill === null ? 'none' : palette[fill],
    stroke: stroke === null ? 'none' : palette[stroke],
    strokeWidth,
    strokeLinecap: 'round',
    strokeLinejoin: 'round',
    strokeDasharray: dash?.join(' '),
  } as const
}

function settingOf({ x, y, fontSize, weight, align, rotationDeg, color }: DrawnText, palette: Palette) {
  return {
    x,
    y,
    fontSize,
    fontWeight: weight,
    textAnchor: align,
    fill: palette[color],
    transform: rotationDeg === 0 ? undefined : `rotate(${rotationDeg} ${x} ${y})`,
  } as const
}

/** @returns the language of the drawing for a language of tldraw, which knows many more */
export function parseDrawingLocale(text: string): Locale {
  return LOCALES.find((locale) => locale === text) ?? DEFAULT_LOCALE
}
