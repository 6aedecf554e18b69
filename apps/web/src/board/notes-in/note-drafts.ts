import { parseTag, tagKeyOf } from '@anderhalf/board-model'
import { LIMITS } from '@anderhalf/protocol'
import type { TLDefaultColorStyle } from 'tldraw'
import { OFFERED_TAGS } from '../tags/tag-notes.ts'
import { colorOf } from './color-words.ts'
import type { ColumnUse } from './column-uses.ts'

/** A note that is not there yet. */
export interface NoteDraft {
  readonly text: string
  readonly color: TLDefaultColorStyle | null
  /** As somebody wrote it; null where no zone was named. */
  readonly zoneName: string | null
  readonly tags: readonly string[]
  /** Where it stood in the table, counted from 0; null for a line. */
  readonly cell: { readonly row: number; readonly column: number } | null
}

export interface NoteDrafts {
  readonly drafts: readonly NoteDraft[]
  /** Longer than a note can hold: they are named and not placed. */
  readonly tooLong: readonly string[]
}

export function draftsOfLines(lines: readonly string[]): NoteDrafts {
  return checked(lines.map((text) => ({ text, color: null, zoneName: null, tags: [], cell: null })))
}

/** One note for each row: the words of its columns under each other. */
export function draftsOfRows(rows: readonly (readonly string[])[], uses: readonly ColumnUse[]): NoteDrafts {
  const drafts = rows.map((row): NoteDraft => {
    const words = row.filter((cell, column) => uses[column] === 'text' && cell !== '')
    return {
      text: words.join('\n'),
      color: colorOf(cellFor(row, uses, 'color')),
      zoneName: cellFor(row, uses, 'zone') || null,
      tags: tagsIn(row.filter((_, column) => uses[column] === 'tags')),
      cell: null,
    }
  })
  return checked(drafts)
}

/** One note for each cell, to be laid in the same cell of a template's table. */
export function draftsOfCells(rows: readonly (readonly string[])[]): NoteDrafts {
  return checked(
    rows.flatMap((cells, row) =>
      cells.map((text, column): NoteDraft => ({
        text,
        color: null,
        zoneName: null,
        tags: [],
        cell: { row, column },
      })),
    ),
  )
}

/** Several in one cell stand apart by commas or semicolons. What is no tag, or one too many, is left out. */
function tagsIn(cells: readonly string[]): string[] {
  const words = cells.flatMap((cell) => cell.split(/[,;]/))
  const byKey = new Map(words.flatMap((word) => tagEntry(word)))
  return [...byKey.values()].slice(0, OFFERED_TAGS)
}

function tagEntry(word: string): [string, string][] {
  const tag = parseTag(word)
  return tag === null ? [] : [[tagKeyOf(tag), tag]]
}

function cellFor(row: readonly string[], uses: readonly ColumnUse[], use: ColumnUse): string {
  return row[uses.indexOf(use)] ?? ''
}

function checked(drafts: readonly NoteDraft[]): NoteDrafts {
  const written = drafts.filter(({ text }) => text !== '')
  return {
    drafts: written.filter(({ text }) => text.length <= LIMITS.maxTextLength),
    tooLong: written.filter(({ text }) => text.length > LIMITS.maxTextLength).map(({ text }) => text),
  }
}
