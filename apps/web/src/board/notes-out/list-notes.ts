import { wordsOf } from '@anderhalf/board-model'
import type { Locale } from '@anderhalf/protocol'
import { zoneName } from '@anderhalf/template-kit'
import type { Editor, TLNoteShape } from 'tldraw'
import { zoneIndexOf } from '../zones/zone-index.ts'
import { zoneOnBoard } from '../zones/zone-on-board.ts'

/** A note as a row of a table. */
export interface NoteRow {
  readonly text: string
  /** Empty for a note that lies on no template. */
  readonly template: string
  readonly zone: string
  readonly color: string
}

/** The notes that are selected, or all when none is, in the order in which people read a board. */
export function listNotes(editor: Editor, locale: Locale): NoteRow[] {
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
        color: note.props.color,
      }
    })
    .toSorted((a, b) => a.template.localeCompare(b.template))
}

function isNote(shape: { type: string }): shape is TLNoteShape {
  return shape.type === 'note'
}
