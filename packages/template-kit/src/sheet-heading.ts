import type { Sheet } from './sheet.ts'

export const SHEET_MARGIN = 60

/** Below the title and the question: where the figure of a sheet with a heading begins. */
export const SHEET_TOP = 190

/** The top of a sheet: what it is on the left, what it asks on the right. */
export function drawHeading(sheet: Sheet<'title' | 'question'>, sheetWidth: number): void {
  const w = (sheetWidth - 2 * SHEET_MARGIN) / 2 - 40
  const line = { y: 46, w, h: 110 } as const
  sheet.label(
    'title',
    { ...line, x: SHEET_MARGIN },
    { fontSize: 84, weight: 700, role: 'title', anchor: 'middle' },
  )
  const right = sheetWidth - SHEET_MARGIN - w
  sheet.label('question', { ...line, x: right }, { fontSize: 50, anchor: 'middle', align: 'end' })
}
