import Papa from 'papaparse'
import type { NoteRow } from './list-notes.ts'

export interface NoteHeadings {
  readonly text: string
  readonly template: string
  readonly zone: string
  readonly color: string
  readonly colorMeaning: string
  readonly tags: string
  /** Without it there is no such column. */
  readonly author?: string
}

/** A spreadsheet runs a cell that begins like a formula, also when a stranger wrote it on a note: it gets a quote before it. */
const SAFE = { escapeFormulae: true } as const
/** Without it, spreadsheets read accents in a file as another alphabet. */
const BYTE_ORDER_MARK = '\uFEFF'

/** For the clipboard: spreadsheets put a text with tabs into cells. */
export function notesForClipboard(rows: readonly NoteRow[], headings: NoteHeadings): string {
  return Papa.unparse(tableOf(rows, headings), { ...SAFE, delimiter: '\t' })
}

/** For a file. Semicolons, because where commas are in figures a spreadsheet does not part columns by them. */
export function notesForFile(rows: readonly NoteRow[], headings: NoteHeadings): Blob {
  const csv = Papa.unparse(tableOf(rows, headings), { ...SAFE, delimiter: ';' })
  return new Blob([BYTE_ORDER_MARK, csv], { type: 'text/csv' })
}

function tableOf(rows: readonly NoteRow[], headings: NoteHeadings): string[][] {
  return [headings, ...rows].map(({ text, template, zone, color, colorMeaning, tags, author }) => [
    text,
    template,
    zone,
    color,
    colorMeaning,
    tags,
    ...(headings.author === undefined ? [] : [author ?? '']),
  ])
}
