import { TAG_PREFIX, tagKeyOf, tagsOf } from '@anderhalf/board-model'
import { LIMITS } from '@anderhalf/protocol'
import type { Editor, TLNoteShape, TLShape } from 'tldraw'

/** Half of what the relay takes: others may tag the same note at the same time. */
export const OFFERED_TAGS = LIMITS.maxTagsPerNote / 2

/** A tag and how many notes have it. */
export interface CountedTag {
  readonly tag: string
  readonly count: number
}

export function isNote(shape: TLShape): shape is TLNoteShape {
  return shape.type === 'note'
}

export function notesToTag(editor: Editor): TLNoteShape[] {
  return editor.getSelectedShapes().filter(isNote)
}

/** The tags of these notes, those of most notes first. */
export function countTags(notes: readonly TLNoteShape[]): CountedTag[] {
  const counted = new Map<string, CountedTag>()
  for (const { meta } of notes) {
    for (const tag of tagsOf(meta)) {
      const known = counted.get(tagKeyOf(tag))
      counted.set(tagKeyOf(tag), { tag: known?.tag ?? tag, count: (known?.count ?? 0) + 1 })
    }
  }
  return [...counted.values()].toSorted((a, b) => b.count - a.count || a.tag.localeCompare(b.tag))
}

/** @returns how many notes have no room for another tag and got none */
export function addTag(editor: Editor, notes: readonly TLNoteShape[], tag: string): number {
  const key = tagKeyOf(tag)
  const fitting = notes.filter(({ meta }) => key in meta || countKeys(meta) < OFFERED_TAGS)
  write(editor, fitting, key, tag)
  return notes.length - fitting.length
}

export function removeTag(editor: Editor, notes: readonly TLNoteShape[], tag: string): void {
  const key = tagKeyOf(tag)
  write(
    editor,
    notes.filter(({ meta }) => key in meta),
    key,
    '',
  )
}

function write(editor: Editor, notes: readonly TLNoteShape[], key: string, value: string): void {
  editor.markHistoryStoppingPoint('tag notes')
  editor.updateShapes(notes.map(({ id, type }) => ({ id, type, meta: { [key]: value } })))
}

function countKeys(meta: object): number {
  return Object.keys(meta).filter((key) => key.startsWith(TAG_PREFIX)).length
}
