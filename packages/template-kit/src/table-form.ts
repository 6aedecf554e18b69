import { rect, type RectArea } from './areas.ts'
import type { Zone } from './define-template.ts'
import type { Point } from './geometry.ts'
import type { ColorToken } from './palette.ts'
import type { Sheet } from './sheet.ts'

export interface TableTrack<Id extends string> {
  readonly id: Id
  /** Width of a column, height of a row. */
  readonly size: number
  /** Behind its heading. */
  readonly fill?: ColorToken
}

export interface TableFormOptions<Column extends string, Row extends string, Question extends string> {
  /** Top left corner of the headings. */
  readonly at: Point
  readonly columns: readonly TableTrack<Column>[]
  readonly rows: readonly TableTrack<Row>[]
  readonly columnHeadHeight: number
  readonly rowHeadWidth: number
  readonly fontSize: number
  /** A turned heading reads upwards and takes little width. */
  readonly rowHeadsTurned?: boolean
  /** A question under each column's heading. */
  readonly questions?: { readonly fontSize: number; readonly keyOf: (column: Column) => Question }
  readonly fillOf?: (column: Column, row: Row) => ColorToken
  readonly meaningOf?: (column: Column, row: Row) => string | undefined
  /** Goes before the ids of the zones, for a template that holds more than a table. */
  readonly zonePrefix?: string
}

export interface TableForm<Column extends string, Row extends string, Question extends string> {
  /** `<row>.<column>`, row by row. */
  readonly zones: readonly Zone<Column | Row>[]
  /** The cells together, without the headings. */
  readonly ground: RectArea
  readonly draw: (sheet: Sheet<Column | Row | Question>) => void
}

const HEAD_PADDING = 20

/** Cells with a heading above each column and beside each row. */
export function tableForm<
  const Column extends string,
  const Row extends string,
  const Question extends string = never,
>(options: TableFormOptions<Column, Row, Question>): TableForm<Column, Row, Question> {
  const { at, columnHeadHeight, rowHeadWidth, zonePrefix = '', fillOf = () => 'sheet' as const } = options
  const columns = placeTracks(options.columns, at.x + rowHeadWidth)
  const rows = placeTracks(options.rows, at.y + columnHeadHeight)
  const zoneIdOf = (column: Column, row: Row) => `${zonePrefix}${row}.${column}`
  return {
    zones: rows.flatMap((row) =>
      columns.map((column) => {
        const meaning = options.meaningOf?.(column.id, row.id)
        return {
          id: zoneIdOf(column.id, row.id),
          label: column.id,
          within: [row.id],
          area: rect(column.start, row.start, column.size, row.size),
          ...(meaning === undefined ? {} : { meaning }),
        }
      }),
    ),
    ground: rect(at.x + rowHeadWidth, at.y + columnHeadHeight, lengthOf(columns), lengthOf(rows)),
    draw(sheet) {
      for (const column of columns) drawColumnHead(sheet, column, options)
      for (const row of rows) drawRowHead(sheet, row, options)
      for (const row of rows) {
        for (const column of columns) {
          const fill = fillOf(column.id, row.id)
          sheet.zone(zoneIdOf(column.id, row.id), { fill, stroke: 'outline', strokeWidth: 4 })
        }
      }
    },
  }
}

type PlacedTrack<Id extends string> = TableTrack<Id> & { readonly start: number }

type TableLook = Pick<
  TableFormOptions<string, string, string>,
  'at' | 'columnHeadHeight' | 'rowHeadWidth' | 'fontSize' | 'rowHeadsTurned'
>

function placeTracks<Id extends string>(tracks: readonly TableTrack<Id>[], from: number): PlacedTrack<Id>[] {
  let start = from
  return tracks.map((track) => {
    const placed = { ...track, start }
    start += track.size
    return placed
  })
}

function lengthOf(tracks: readonly TableTrack<string>[]): number {
  return tracks.reduce((sum, { size }) => sum + size, 0)
}

function drawColumnHead<Column extends string, Question extends string>(
  sheet: Sheet<Column | Question>,
  { id, start, size, fill }: PlacedTrack<Column>,
  {
    at,
    columnHeadHeight,
    fontSize,
    questions,
  }: Omit<TableFormOptions<Column, string, Question>, 'rows' | 'fillOf' | 'meaningOf'>,
): void {
  const head = rect(start, at.y, size, columnHeadHeight)
  if (fill !== undefined) sheet.area(head, { fill, stroke: 'outline', strokeWidth: 4 })
  const inner = { x: start + HEAD_PADDING, w: size - 2 * HEAD_PADDING }
  if (questions === undefined) {
    const box = { ...inner, y: at.y, h: columnHeadHeight }
    sheet.label(id, box, { fontSize, weight: 700, align: 'middle', anchor: 'middle' })
    return
  }
  const titleHeight = fontSize * 1.3
  const top = at.y + 14
  sheet.label(id, { ...inner, y: top, h: titleHeight }, { fontSize, weight: 700 })
  const below = { ...inner, y: top + titleHeight, h: columnHeadHeight - titleHeight - 20 }
  sheet.label(questions.keyOf(id), below, { fontSize: questions.fontSize, role: 'hint' })
}

function drawRowHead<Id extends string>(
  sheet: Sheet<Id>,
  { id, start, size, fill }: PlacedTrack<Id>,
  { at, rowHeadWidth, fontSize, rowHeadsTurned = false }: TableLook,
): void {
  const head = rect(at.x, start, rowHeadWidth, size)
  if (fill !== undefined) sheet.area(head, { fill, stroke: 'outline', strokeWidth: 4 })
  const style = { fontSize, weight: 700, anchor: 'middle', align: 'middle' } as const
  if (rowHeadsTurned) {
    sheet.label(id, { x: at.x, y: start + 12, w: rowHeadWidth, h: size - 24 }, { ...style, rotationDeg: -90 })
  } else {
    const inner = { x: at.x + 12, w: rowHeadWidth - 24 }
    sheet.label(id, { ...inner, y: start, h: size }, style)
  }
}
