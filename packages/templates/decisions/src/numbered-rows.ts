import { SHEET_MARGIN, SHEET_TOP, tableForm, type TableTrack } from '@anderhalf/template-kit'

/** Rows that only have a number, the same in every language. */
export const NUMBERED_ROWS = ['row-1', 'row-2', 'row-3', 'row-4', 'row-5'] as const

export const NUMBER_WORDS = { 'row-1': '1', 'row-2': '2', 'row-3': '3', 'row-4': '4', 'row-5': '5' } as const

const [HEAD, ROW_HEAD, ROW] = [150, 90, 240]

/** A table of five numbered rows, with a question under the heading of each column. */
export function numberedTable<const Column extends string>(columns: readonly TableTrack<Column>[]) {
  const table = tableForm({
    at: { x: SHEET_MARGIN, y: SHEET_TOP },
    columns,
    rows: NUMBERED_ROWS.map((id) => ({ id, size: ROW })),
    columnHeadHeight: HEAD,
    rowHeadWidth: ROW_HEAD,
    fontSize: 54,
    questions: { fontSize: 40, keyOf: (column) => `${column}.question` as const },
  })
  const width = columns.reduce((sum, { size }) => sum + size, ROW_HEAD)
  const height = HEAD + NUMBERED_ROWS.length * ROW
  return { ...table, size: { w: width + 2 * SHEET_MARGIN, h: SHEET_TOP + height + SHEET_MARGIN } }
}
