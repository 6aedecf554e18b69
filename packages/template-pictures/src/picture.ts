import type { Locale } from '@anderhalf/protocol'
import { drawingToSvg, drawTemplate, PALETTES, type Palette, type Template } from '@anderhalf/template-kit'
import { exampleNotes, NOTE_SIZE } from './example-notes.ts'

export interface PictureOptions {
  readonly locale: Locale
  readonly noteCount: number
  readonly palette?: Palette
}

const NOTE_COLORS = ['#ffe08a', '#ffc2a1', '#bfe3b4', '#b7d7f5', '#e6c7ee'] as const

/** A template as SVG, with blank notes on it. */
export function templatePicture(
  template: Template,
  { locale, noteCount, palette = PALETTES.light }: PictureOptions,
): string {
  const svg = drawingToSvg(drawTemplate(template, { locale }), palette)
  const notes = exampleNotes(template, locale, noteCount).map(({ x, y }, nth) => {
    const fill = NOTE_COLORS[nth % NOTE_COLORS.length]
    return `<rect x="${x}" y="${y}" width="${NOTE_SIZE}" height="${NOTE_SIZE}" rx="4" fill="${fill}" stroke="#0002" stroke-width="2"/>`
  })
  return svg.replace('</svg>', `${notes.join('')}</svg>`)
}
