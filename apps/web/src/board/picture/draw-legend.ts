import type { NoteColor } from '@anderhalf/protocol'
import { getDefaultColorTheme } from 'tldraw'
import { inRows } from './in-rows.ts'
import { widthOfWords } from './measure-words.ts'
import { svgElement } from './svg-element.ts'

export interface LegendEntry {
  readonly color: NoteColor
  /** The colour by its name, and what it means. */
  readonly words: string
}

interface LegendPlace {
  readonly x: number
  readonly y: number
  readonly width: number
}

/** Of the width of the picture: what can be read when the whole picture is looked at. */
const FONT_SHARE = 1 / 64
const LEAST_FONT_SIZE = 16

/** @returns what the colours mean, in rows from that corner on, and where the last one ends */
export function drawLegend(
  entries: readonly LegendEntry[],
  { x, y, width }: LegendPlace,
  isDarkMode: boolean,
): { element: SVGElement; bottom: number } {
  const fontSize = fontSizeFor(entries, width)
  const rowHeight = fontSize * 1.6
  const swatch = fontSize * 1.1
  const indent = fontSize * 1.5
  const widths = entries.map(({ words }) => indent + widthOfWords(words, fontSize))
  const places = inRows(widths, width, fontSize * 1.5)
  const theme = getDefaultColorTheme({ isDarkMode })
  const drawn = places.map((place, nth) => {
    const { color, words } = entries[nth]!
    const left = x + place.x
    const top = y + place.row * rowHeight
    return svgElement(
      'g',
      {},
      svgElement('rect', {
        x: left,
        y: top,
        width: swatch,
        height: swatch,
        rx: fontSize / 5,
        fill: theme[color].note.fill,
        stroke: theme.grey.solid,
        'stroke-width': fontSize / 16,
      }),
      svgElement('text', { x: left + indent, y: top + fontSize * 0.92, fill: theme.text }, words),
    )
  })
  return {
    element: svgElement('g', { 'font-size': fontSize }, ...drawn),
    bottom: y + (places.at(-1)!.row + 1) * rowHeight,
  }
}

/** Smaller where one entry would be wider than the picture. */
function fontSizeFor(entries: readonly LegendEntry[], width: number): number {
  const wanted = Math.max(LEAST_FONT_SIZE, width * FONT_SHARE)
  const widest = Math.max(...entries.map(({ words }) => widthOfWords(words, wanted))) + wanted * 1.5
  return widest <= width ? wanted : wanted * (width / widest)
}
