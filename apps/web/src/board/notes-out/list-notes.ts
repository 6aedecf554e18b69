import { tagsOf, wordsOf } from '@anderhalf/board-model'
import type { Locale } from '@anderhalf/protocol'
import { zoneName } from '@anderhalf/template-kit'
import type { Editor, TLNoteShape } from 'tldraw'
import { isNote } from '../tags/tag-notes.ts'
import { zoneIndexOf } from '../zones/zone-index.ts'
import { zoneOnBoard } from '../zones/zone-on-board.ts'

/** A note as a row of a table. */
export interface NoteRow {
  readonly text: string
  /** Empty for a note that lies on no template. */
  readonly template: string
  readonly zone: string
  /** The colour in words, and what it means on this board. */
  readonly color: string
  readonly colorMeaning: string
  readonly tags: string
  /** Only where it was asked for. */
  readonly author?: string
}

/** What a note only refers to, in words for the reader. */
export interface NoteWording {
  nameOf(color: TLNoteShape['props']['color']): string
  meaningOf(color: TLNoteShape['props']['color']): string
  /** null leaves authors out */
  readonly authorOf: ((note: TLNoteShape) => string) | null
}

/** The notes that are selected, or all when none is, in the order in which people read a board. */
export function listNotes(editor: Editor, locale: Locale, wording: NoteWording): NoteRow[] {
  const selected = editor.getSelectedShapes().filter(isNote)
  const notes = selected.length > 0 ? selected : editor.getCurrentPageShapes().filter(isNote)
  return notes
    .flatMap((note) => {
      const bounds = editor.getShapePageBounds(note)
      return bounds === undefined ? [] : [{ note, bounds }]
    })
    .toSorted((a, b) => a.bounds.y - b.bounds.y || a.bounds.x - b.bounds.x)
    .map(({ note }) => {
      const membership = zoneIndexOf(editor).membershipOf(note.id)
      const at = membership && zoneOnBoard(editor, membership.placedId, membership.zoneId)
      return {
        text: wordsOf(note.props.richText),
        template: at?.template.about[locale].name ?? '',
        zone: at === null ? '' : zoneName(at.template, at.zone, locale, at.shape.props.labels),
        color: wording.nameOf(note.props.color),
        colorMeaning: wording.meaningOf(note.props.color),
        tags: tagsOf(note.meta).join(', '),
        ...(wording.authorOf !== null && { author: wording.authorOf(note) }),
      }
    })
    .toSorted((a, b) => a.template.localeCompare(b.template))
}
