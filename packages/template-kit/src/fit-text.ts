import type { Size } from './geometry.ts'
import { textWidth } from './text-width.ts'

export const LINE_HEIGHT = 1.15

/** Renamed labels may be long: letters shrink to this part of their size before the end is cut off. */
const SMALLEST_PART = 0.6
const SHRINK_STEPS = 8

const GRAPHEMES = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

export interface FittedText {
  readonly lines: readonly string[]
  readonly fontSize: number
  readonly clipped: boolean
}

/** Breaks a text into lines and shrinks it until it fits the room; past the smallest size the end is cut off. */
export function fitText(text: string, room: Size, fontSize: number, weight: 400 | 700): FittedText {
  for (let step = 0; step <= SHRINK_STEPS; step++) {
    const size = fontSize * (1 - (step / SHRINK_STEPS) * (1 - SMALLEST_PART))
    const lines = breakLines(text, room.w, size, weight)
    if (fits(lines, room, size, weight)) return { lines, fontSize: size, clipped: false }
  }
  return clip(text, room, fontSize * SMALLEST_PART, weight)
}

function breakLines(text: string, width: number, fontSize: number, weight: 400 | 700): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(/\s+/).filter((part) => part !== '')) {
    const longer = line === '' ? word : `${line} ${word}`
    if (line === '' || textWidth(longer, fontSize, weight) <= width) {
      line = longer
    } else {
      lines.push(line)
      line = word
    }
  }
  if (line !== '') lines.push(line)
  return lines
}

function fits(lines: readonly string[], room: Size, fontSize: number, weight: 400 | 700): boolean {
  return (
    lines.length * fontSize * LINE_HEIGHT <= room.h &&
    lines.every((line) => textWidth(line, fontSize, weight) <= room.w)
  )
}

function clip(text: string, room: Size, fontSize: number, weight: 400 | 700): FittedText {
  const lineCount = Math.max(1, Math.floor(room.h / (fontSize * LINE_HEIGHT)))
  const lines = breakLines(text, room.w, fontSize, weight)
  const kept = lines.slice(0, lineCount).map((line, nth) => {
    const last = nth === lineCount - 1 && lines.length > lineCount
    return cutLine(last ? `${line} …` : line, room.w, fontSize, weight)
  })
  return { lines: kept, fontSize, clipped: true }
}

function cutLine(line: string, width: number, fontSize: number, weight: 400 | 700): string {
  if (textWidth(line, fontSize, weight) <= width) return line
  const letters = Array.from(GRAPHEMES.segment(line.replace(/ ?…$/, '')), ({ segment }) => segment)
  while (letters.length > 1 && textWidth(`${letters.join('')}…`, fontSize, weight) > width) letters.pop()
  return `${letters.join('')}…`
}
