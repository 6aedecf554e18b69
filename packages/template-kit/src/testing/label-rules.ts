import { LOCALES } from '@anderhalf/protocol'
import type { Template } from '../define-template.ts'
import { drawTemplate } from '../draw-template.ts'
import type { DrawnText } from '../drawing.ts'
import { drawingToSvg } from '../drawing-to-svg.ts'
import { overlaps, type Box } from '../geometry.ts'
import { PALETTES } from '../palette.ts'
import { CAP_HEIGHT } from '../text-width.ts'

/** A plain projector: the whole template fills it. */
const SCREEN = { w: 1280, h: 720 }
const LEAST_CAP_HEIGHT_PX = { title: 11, label: 11, hint: 8 } as const

export function findFitFaults(template: Template): string[] {
  return eachLocale(template, (texts) => {
    // One label may stand in several places.
    const labels = [
      ...new Map(texts.map((line) => [`${line.labelKey} ${line.box.x} ${line.box.y}`, line])).values(),
    ]
    return [
      ...texts.filter(({ clipped }) => clipped).map(({ labelKey }) => `${labelKey} is cut off`),
      ...labels
        .filter(({ box }) => !liesOnSheet(box, template))
        .map(({ labelKey }) => `${labelKey} leaves the sheet`),
      ...labels.flatMap((one, nth) =>
        labels
          .slice(nth + 1)
          .filter((other) => overlaps(one.box, other.box))
          .map((other) => `${one.labelKey} lies over ${other.labelKey}`),
      ),
    ]
  })
}

export function findReadingDistanceFaults(template: Template): string[] {
  const scale = Math.min(SCREEN.w / template.size.w, SCREEN.h / template.size.h)
  return eachLocale(template, (texts) =>
    texts
      .map(({ labelKey, role, fontSize }) => ({ labelKey, role, capHeightPx: fontSize * CAP_HEIGHT * scale }))
      .filter(({ role, capHeightPx }) => capHeightPx < LEAST_CAP_HEIGHT_PX[role])
      .map(({ labelKey, capHeightPx }) => `${labelKey} is ${capHeightPx.toFixed(1)} px high`),
  )
}

export function findExportFaults(template: Template): string[] {
  return LOCALES.flatMap((locale) => {
    const svg = drawingToSvg(drawTemplate(template, { locale }), PALETTES.light)
    const shown = unescapeXml(svg.replaceAll('</text>', ' ').replaceAll(/<[^>]*>/g, '')).replaceAll(
      /\s+/g,
      ' ',
    )
    return template.zones
      .flatMap(({ label, within = [] }) => [label, ...within])
      .map((key) => template.labels[locale][key] ?? key)
      .filter((words) => !shown.includes(words))
      .map((words) => `${locale} does not show ${words}`)
  })
}

function eachLocale(template: Template, find: (texts: readonly DrawnText[]) => string[]): string[] {
  return LOCALES.flatMap((locale) =>
    find(drawTemplate(template, { locale }).texts).map((fault) => `${locale}: ${fault}`),
  )
}

function liesOnSheet(box: Box, { size }: Template): boolean {
  return box.x >= 0 && box.y >= 0 && box.x + box.w <= size.w && box.y + box.h <= size.h
}

function unescapeXml(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
}
