import type { Sheet } from './sheet.ts'

export const SHEET_MARGIN = 60

/** Below the title and the question: where the figure of a sheet with a heading begins. */
export const SHEET_TOP = 190

interface HeadingOptions {
  readonly sheetWidth: number
  /** Of the title and of the question, each; less than half where the figure reaches up between them. */
  readonly partWidth?: number
  readonly questionSize?: number
}

/** The top of a sheet: what it is on the left, what it asks on the right. */
export function drawHeading(
  sheet: Sheet<'title' | 'question'>,
  { sheetWidth, partWidth = sheetWidth / 2 - SHEET_MARGIN - 40, questionSize = 50 }: HeadingOptions,
): void {
  const line = { y: 46, w: partWidth, h: 110 } as const
  const left = { ...line, x: SHEET_MARGIN }
  const right = { ...line, x: sheetWidth - SHEET_MARGIN - partWidth }
  sheet.label('title', left, { fontSize: 84, weight: 700, role: 'title', anchor: 'middle' })
  sheet.label('question', right, { fontSize: questionSize, anchor: 'middle', align: 'end' })
}
