import { atom, type Atom, type Editor, type TLShapeId } from 'tldraw'

/** What the panel of zones shows, and which template is being moved or scaled. */
export interface ZoneFocus {
  readonly templateShapeId: TLShapeId | null
  readonly zoneId: string | null
  readonly movingTemplateId: TLShapeId | null
}

const focuses = new WeakMap<Editor, Atom<ZoneFocus>>()

export function zoneFocusOf(editor: Editor): Atom<ZoneFocus> {
  const known = focuses.get(editor)
  if (known !== undefined) return known
  const made = atom<ZoneFocus>('zone focus', { templateShapeId: null, zoneId: null, movingTemplateId: null })
  focuses.set(editor, made)
  return made
}

export function focusZone(editor: Editor, templateShapeId: TLShapeId, zoneId: string | null): void {
  zoneFocusOf(editor).update((before) => ({ ...before, templateShapeId, zoneId }))
}

export function startMovingTemplate(editor: Editor, movingTemplateId: TLShapeId | null): void {
  zoneFocusOf(editor).update((before) => ({ ...before, movingTemplateId }))
}
