import { useTranslation } from 'react-i18next'
import { useValue, type Editor } from 'tldraw'
import { Panel } from '../../design/Panel.tsx'
import { useBoard } from '../board-context.ts'
import { SelectedTags } from './SelectedTags.tsx'
import { TagFilter } from './TagFilter.tsx'
import { countTags, isNote, notesToTag } from './tag-notes.ts'

/** Tags of the selected notes, and the tags of the board to look with. */
export function TagsPanel({ editor }: { editor: Editor }) {
  const { t } = useTranslation()
  const { mayWrite, showPanel } = useBoard()
  const notes = useValue('selected notes', () => notesToTag(editor), [editor])
  const onBoard = useValue(
    'tags on the board',
    () => countTags(editor.getCurrentPageShapes().filter(isNote)),
    [editor],
  )
  return (
    <Panel title={t('tags.title')} side="left" onClose={() => showPanel(null)}>
      {mayWrite && <SelectedTags editor={editor} notes={notes} onBoard={onBoard} />}
      <TagFilter editor={editor} onBoard={onBoard} />
    </Panel>
  )
}
