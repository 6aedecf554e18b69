import { SAME_AS_KEY } from '@anderhalf/tldraw-yjs'
import type { Editor, TLNoteShape, TLShapeId } from 'tldraw'
import { noteWords } from './note-words.ts'
import { placedTemplates } from './placed-templates.ts'
import { addNote, type ZoneOnBoard } from './zone-actions.ts'
import { zoneIndexOf } from './zone-index.ts'

/** Somebody who is named on at least one map of the board. */
export interface Stakeholder {
  readonly name: string
  /** A note that names them; a copy on another map gets its words from there. */
  readonly noteId: TLShapeId
  /** The templates on which they are named. */
  readonly templateShapeIds: ReadonlySet<string>
}

/** In alphabetical order. Notes that are copies of each other, or say the same, name one stakeholder. */
export function listStakeholders(editor: Editor): Stakeholder[] {
  const index = zoneIndexOf(editor)
  const found = new Map<string, { name: string; noteId: TLShapeId; templateShapeIds: Set<string> }>()
  for (const { id: templateShapeId, template } of placedTemplates(editor)) {
    for (const zoneId of template.stakeholderZones ?? []) {
      for (const note of index.notesIn(templateShapeId, zoneId)) {
        const name = noteWords(editor, note)
        if (name === '') continue
        const key = nameKey(name)
        const known = found.get(key) ?? { name, noteId: note.id, templateShapeIds: new Set<string>() }
        known.templateShapeIds.add(templateShapeId)
        found.set(key, known)
      }
    }
  }
  return [...found.values()].toSorted((a, b) => a.name.localeCompare(b.name))
}

export function namesStakeholders({ template, zone }: ZoneOnBoard): boolean {
  return template.stakeholderZones?.includes(zone.id) ?? false
}

/**
 * Puts a note for a stakeholder into a zone. Whoever has this name on the board already stays one and the same: what
 * is changed on one of the notes changes on all. The note that was there first gives both its id, so two people who
 * do this at once name the same thing.
 */
export function addStakeholder(editor: Editor, place: ZoneOnBoard, name: string): TLShapeId | null {
  const known = listStakeholders(editor).find((stakeholder) => nameKey(stakeholder.name) === nameKey(name))
  const first = known === undefined ? undefined : editor.getShape<TLNoteShape>(known.noteId)
  if (known === undefined || first === undefined) return addNote(editor, place, name)
  const sameAs = typeof first.meta[SAME_AS_KEY] === 'string' ? first.meta[SAME_AS_KEY] : first.id
  const added = addNote(editor, place, known.name, { [SAME_AS_KEY]: sameAs })
  if (added !== null && first.meta[SAME_AS_KEY] === undefined) {
    editor.run(() => editor.updateShape({ id: first.id, type: 'note', meta: { [SAME_AS_KEY]: sameAs } }), {
      ignoreShapeLock: true,
    })
  }
  return added
}

/** What makes two names one, for people who type them anew. */
export function nameKey(name: string): string {
  return name.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase().replaceAll(/\s+/g, ' ').trim()
}
