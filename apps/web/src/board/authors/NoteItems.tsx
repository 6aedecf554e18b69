import { useTranslation } from 'react-i18next'
import { TldrawUiMenuGroup, TldrawUiMenuItem, useEditor, useValue } from 'tldraw'
import { useBoard } from '../board-context.ts'
import { notesToTag } from '../tags/tag-notes.ts'

/** What the menu under the right button offers for the selected notes. */
export function NoteItems() {
  const { t } = useTranslation()
  const editor = useEditor()
  const { mayWrite, showPanel } = useBoard()
  const count = useValue('selected notes', () => notesToTag(editor).length, [editor])
  if (!mayWrite || count === 0) return null
  return (
    <TldrawUiMenuGroup id="notes">
      <TldrawUiMenuItem id="note-tags" label={t('tags.menu')} onSelect={() => showPanel('tags')} />
      <TldrawUiMenuItem
        id="note-authors"
        label={t('authors.show', { count })}
        onSelect={() => showPanel('authors')}
      />
    </TldrawUiMenuGroup>
  )
}
