import { colorOf } from './color-words.ts'

/** What becomes of a column: words on the note, its colour, the zone where it goes, its tags, or nothing. */
export type ColumnUse = 'text' | 'color' | 'zone' | 'tags' | 'none'

type Table = readonly (readonly string[])[]

const COLOR_HEADS = new Set(['kleur', 'color', 'colour'])
const ZONE_HEADS = new Set(['vak', 'zone', 'kolom', 'column', 'plek', 'place'])
const TAG_HEADS = new Set(['label', 'labels', 'tag', 'tags', 'trefwoord', 'trefwoorden'])
const TEXT_HEADS = new Set(['notitie', 'tekst', 'text', 'note', 'naam', 'name', 'idee', 'idea', 'wie', 'who'])

/** Whether the first row names the columns. `known` are further names, such as the headings of a template's table. */
export function hasHeadings(table: Table, known: ReadonlySet<string>): boolean {
  const first = table[0] ?? []
  if (table.length < 2 || first.some((head) => head === '') || new Set(first).size < first.length)
    return false
  return first.map(plain).some((head) => {
    return (
      COLOR_HEADS.has(head) ||
      ZONE_HEADS.has(head) ||
      TAG_HEADS.has(head) ||
      TEXT_HEADS.has(head) ||
      known.has(head)
    )
  })
}

/** @param rows without headings */
export function likelyUses(heads: readonly string[] | null, rows: Table): ColumnUse[] {
  const width = rows[0]?.length ?? 0
  const uses = Array.from({ length: width }, (_, column): ColumnUse => {
    const head = plain(heads?.[column] ?? '')
    if (COLOR_HEADS.has(head)) return 'color'
    if (ZONE_HEADS.has(head)) return 'zone'
    if (TAG_HEADS.has(head)) return 'tags'
    const cells = rows.map((row) => row[column] ?? '').filter((cell) => cell !== '')
    return head === '' && cells.length > 0 && cells.every((cell) => colorOf(cell) !== null) ? 'color' : 'text'
  })
  return uses.includes('text') ? uses : uses.map((use, column) => (column === 0 ? 'text' : use))
}

/** How names are compared. */
export function plain(name: string): string {
  return name.trim().toLowerCase()
}
