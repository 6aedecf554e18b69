// Replaced by measured widths of the font below.
const AVERAGE_ADVANCE = { 400: 0.53, 700: 0.56 } as const

/** Width of a line of text in the units of `fontSize`. */
export function textWidth(text: string, fontSize: number, weight: 400 | 700): number {
  return text.length * AVERAGE_ADVANCE[weight] * fontSize
}
