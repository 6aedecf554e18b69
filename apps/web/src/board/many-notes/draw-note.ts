import { wordsOf } from '@anderhalf/board-model'
import { drawText } from 'canvas-txt'
import { DefaultFontFamilies, getDefaultColorTheme, LABEL_FONT_SIZES, type TLNoteShapeProps } from 'tldraw'
import { NOTE_PADDING, sizeOfNote } from '../note-size.ts'

/** tldraw's own measures of a note at scale 1, in units of the page. */
const LINE_HEIGHT = 1.35
const EDGE = 2
/** On each side of the words. */
const SLACK = 2

/** Letters smaller than this are dust: a bar for each line shows as much. */
const LEAST_LETTER_PX = 3
/** Of the size of a letter: how wide letters are on average, and how high a bar looks as dark as a line of text. */
const MEAN_LETTER = 0.5
const BAR = 0.4

const EDGE_COLOR = { light: 'rgb(144, 144, 144)', dark: 'rgb(20, 20, 20)' }
const ALIGN = { start: 'left', middle: 'center', end: 'right' } as const
const VERTICAL_ALIGN = { start: 'top', middle: 'middle', end: 'bottom' } as const

/** What decides how a note is drawn besides itself. */
export interface DrawingOptions {
  /** Pixels of the picture for each unit of the page. */
  readonly pixelsPerUnit: number
  readonly isDarkMode: boolean
}

export function noteFill({ color }: TLNoteShapeProps, isDarkMode: boolean): string {
  return getDefaultColorTheme({ isDarkMode })[color].note.fill
}

/** Draws a note as tldraw shows it from a distance, its top left corner at the origin, in units of the page. */
export function drawNote(
  context: CanvasRenderingContext2D,
  note: TLNoteShapeProps,
  { pixelsPerUnit, isDarkMode }: DrawingOptions,
): void {
  const { w, h } = sizeOfNote(note)
  const edge = EDGE * note.scale
  context.fillStyle = noteFill(note, isDarkMode)
  context.fillRect(0, 0, w, h)
  context.fillStyle = EDGE_COLOR[isDarkMode ? 'dark' : 'light']
  context.fillRect(0, h - edge, w, edge)
  const words = wordsOf(note.richText)
  if (words === '') return

  const theme = getDefaultColorTheme({ isDarkMode })
  context.fillStyle = note.labelColor === 'black' ? theme[note.color].note.text : theme[note.labelColor].fill
  const letterSize = (note.fontSizeAdjustment || LABEL_FONT_SIZES[note.size]) * note.scale
  // Letters as wide as on the page: words fill their note to the last unit.
  context.textRendering = 'geometricPrecision'
  const padding = NOTE_PADDING * note.scale
  const aside = padding - SLACK * note.scale
  const room = { x: aside, y: padding, width: w - 2 * aside, height: h - 2 * padding }
  const place = { ...room, align: alignOf(note), vAlign: VERTICAL_ALIGN[note.verticalAlign] }
  if (letterSize * pixelsPerUnit < LEAST_LETTER_PX) drawBars(context, words, letterSize, place)
  else {
    const font = DefaultFontFamilies[note.font]
    context.font = `${letterSize}px ${font}`
    drawText(context, inLines(context, words, room.width), {
      ...place,
      font,
      fontSize: letterSize,
      lineHeight: letterSize * LINE_HEIGHT,
    })
  }
}

/** canvas-txt counts the spaces around a line, and would need a line more where words fill their note. */
function inLines(context: CanvasRenderingContext2D, text: string, width: number): string {
  const lines: string[] = []
  for (const paragraph of text.split('\n')) {
    let line = ''
    for (const word of paragraph.split(' ')) {
      const longer = line === '' ? word : `${line} ${word}`
      if (line !== '' && context.measureText(longer).width > width) {
        lines.push(line)
        line = word
      } else line = longer
    }
    lines.push(line)
  }
  return lines.join('\n')
}

interface Place {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly align: 'left' | 'center' | 'right'
  readonly vAlign: 'top' | 'middle' | 'bottom'
}

function drawBars(context: CanvasRenderingContext2D, words: string, letterSize: number, place: Place): void {
  const lettersPerLine = Math.floor(place.width / (letterSize * MEAN_LETTER))
  const lengths = words.split('\n').flatMap((line) => {
    const full = Array.from({ length: Math.floor(line.length / lettersPerLine) }, () => lettersPerLine)
    return [...full, line.length % lettersPerLine]
  })
  const lineHeight = letterSize * LINE_HEIGHT
  const top = place.y + (place.height - lengths.length * lineHeight) * PART_BEFORE[place.vAlign]
  for (const [at, letters] of lengths.entries()) {
    const width = letters * letterSize * MEAN_LETTER
    const left = place.x + (place.width - width) * PART_BEFORE[place.align]
    context.fillRect(
      left,
      top + at * lineHeight + (lineHeight - letterSize * BAR) / 2,
      width,
      letterSize * BAR,
    )
  }
}

/** Of the room that is left over. */
const PART_BEFORE = { left: 0, top: 0, center: 0.5, middle: 0.5, right: 1, bottom: 1 }

function alignOf({ align }: TLNoteShapeProps): Place['align'] {
  // Boards from before tldraw 2 name it with an ending.
  return ALIGN[align.replace('-legacy', '') as keyof typeof ALIGN]
}
