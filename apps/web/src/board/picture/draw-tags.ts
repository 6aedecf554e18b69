import { tagsOf } from '@anderhalf/board-model'
import { getDefaultColorTheme, type Editor, type TLNoteShape } from 'tldraw'
import { shownTags } from '../tags/shown-tags.ts'
import { inRows } from './in-rows.ts'
import { fittedWords, widthOfWords } from './measure-words.ts'
import { svgElement } from './svg-element.ts'

/** As the tags look on the board at a zoom of 100 %, in units of the page. */
const FONT_SIZE = 15
const HEIGHT = 24
const PADDING = 10
const GAP = 5
const INDENT = 8

/** @returns what shows the tags of a note, and how far down on the page it reaches; null for a note without */
export function drawTags(
  editor: Editor,
  note: TLNoteShape,
  isDarkMode: boolean,
): { element: SVGElement; bottom: number } | null {
  const tags = shownTags(tagsOf(note.meta))
  if (tags.length === 0) return null
  const { w, h } = editor.getShapeGeometry(note).bounds
  const room = w - 2 * INDENT
  const words = tags.map((tag) => fittedWords(tag, FONT_SIZE, room - 2 * PADDING))
  const widths = words.map((each) => widthOfWords(each, FONT_SIZE) + 2 * PADDING)
  const places = inRows(widths, room, GAP)
  const theme = getDefaultColorTheme({ isDarkMode })
  const chips = places.map(({ x, row }, nth) => {
    const left = INDENT + x
    // The first row lies on the edge of the note.
    const top = h - HEIGHT / 2 + row * (HEIGHT + GAP)
    return svgElement(
      'g',
      {},
      svgElement('rect', {
        x: left,
        y: top,
        width: widths[nth]!,
        height: HEIGHT,
        rx: HEIGHT / 2,
        fill: theme.solid,
        stroke: theme.grey.solid,
      }),
      svgElement('text', { x: left + PADDING, y: top + HEIGHT * 0.7, fill: theme.text }, words[nth]!),
    )
  })
  const transform = editor.getShapePageTransform(note)
  const reach = h + HEIGHT / 2 + (places.at(-1)!.row + 1) * (HEIGHT + GAP)
  const corners = transform.applyToPoints([
    { x: 0, y: reach },
    { x: w, y: reach },
  ])
  return {
    element: svgElement('g', { transform: transform.toCssString(), 'font-size': FONT_SIZE }, ...chips),
    bottom: Math.max(...corners.map(({ y }) => y)),
  }
}
