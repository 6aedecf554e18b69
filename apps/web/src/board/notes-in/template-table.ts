import type { Template, Zone } from '@anderhalf/template-kit'

/** The cells of a template that is a table: its zones are named `<row>.<column>`. */
export interface TemplateTable {
  readonly columns: readonly string[]
  readonly rows: readonly string[]
  zoneAt(row: number, column: number): Zone | null
}

/** @returns null for a template that is no table */
export function tableOf({ zones }: Template): TemplateTable | null {
  const byId = new Map(zones.map((zone) => [zone.id, zone]))
  const parts = zones.map(({ id }) => id.split('.'))
  if (parts.some((names) => names.length !== 2)) return null
  const rows = [...new Set(parts.map(([row]) => row!))]
  const columns = [...new Set(parts.map(([, column]) => column!))]
  if (columns.length < 2 || rows.length * columns.length !== zones.length) return null
  return {
    columns,
    rows,
    zoneAt: (row, column) => byId.get(`${rows[row]}.${columns[column]}`) ?? null,
  }
}
