import { tagKeyOf } from '@anderhalf/board-model'
import { atom, type Atom, type Editor, type TLNoteShape } from 'tldraw'

const filters = new WeakMap<Editor, Atom<string | null>>()

/** The tag whose notes stand out on this screen; null when all are alike. Nobody else sees it. */
export function tagFilterOf(editor: Editor): Atom<string | null> {
  const known = filters.get(editor)
  if (known !== undefined) return known
  const made = atom<string | null>('tag filter', null)
  filters.set(editor, made)
  return made
}

export function hasTag({ meta }: TLNoteShape, tag: string): boolean {
  const value = meta[tagKeyOf(tag)]
  return typeof value === 'string' && value !== ''
}
