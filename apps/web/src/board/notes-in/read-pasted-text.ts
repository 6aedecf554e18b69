import Papa from 'papaparse'

export type PasteForm = 'lines' | 'table'

/** Pasted text in both ways in which it can be read. */
export interface PastedText {
  /** One note for each line, without what only lists need. */
  readonly lines: readonly string[]
  /** Rows of equal length, or null when it is no table. */
  readonly table: readonly (readonly string[])[] | null
  /** What people most likely mean. */
  readonly likelyForm: PasteForm
}

/** A spreadsheet puts tabs on the clipboard; a Dutch one saves semicolons, because commas are in the figures. */
const DELIMITERS = ['\t', ';', ',', '|'] as const
const BULLET = /^\s*(?:[-–—*•◦▪·‣]|\d{1,3}[.)]|\[[ xX]?\])\s+/
const BYTE_ORDER_MARK = /^\uFEFF/
/** Sentences hold commas too: below this many rows of equal length they are no proof of a table. */
const FEW_ROWS = 3

export function readPastedText(pasted: string): PastedText {
  const text = pasted.replace(BYTE_ORDER_MARK, '')
  const lines = text
    .split(/\r\n|\r|\n/)
    .map((line) => line.replace(BULLET, '').trim())
    .filter((line) => line !== '')
  const found = findTable(text)
  if (found === null) return { lines, table: null, likelyForm: 'lines' }
  const isSure = found.delimiter === '\t' || found.delimiter === ';' || text.includes('"')
  const likelyForm = isSure || found.table.length >= FEW_ROWS ? 'table' : 'lines'
  return { lines, table: found.table, likelyForm }
}

function findTable(text: string): { table: string[][]; delimiter: string } | null {
  for (const delimiter of DELIMITERS) {
    if (!text.includes(delimiter)) continue
    const { data, errors } = Papa.parse<string[]>(text, { delimiter, skipEmptyLines: 'greedy' })
    const rows = data.map((row) => row.map((cell) => cell.trim()))
    const isWhole = !errors.some(({ type }) => type === 'Quotes')
    if (isWhole && isTable(rows, delimiter)) return { table: withEqualRows(rows), delimiter }
  }
  return null
}

/** Spreadsheets leave the empty ends of rows away; in text with commas, rows of different length are sentences. */
function isTable(rows: readonly string[][], delimiter: string): boolean {
  const width = widthOf(rows)
  if (width < 2) return false
  return delimiter === '\t' || rows.every((row) => row.length === width)
}

function withEqualRows(rows: readonly string[][]): string[][] {
  const width = widthOf(rows)
  return rows.map((row) => [...row, ...Array<string>(width - row.length).fill('')])
}

function widthOf(rows: readonly string[][]): number {
  return Math.max(0, ...rows.map((row) => row.length))
}
