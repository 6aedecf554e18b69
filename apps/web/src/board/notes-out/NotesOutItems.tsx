import { useTranslation } from 'react-i18next'
import { TldrawUiMenuGroup, TldrawUiMenuItem, useEditor, useToasts, useValue } from 'tldraw'
import { useLocale } from '../../i18n/use-locale.ts'
import { useBoard } from '../board-context.ts'
import { saveFile } from '../save-file.ts'
import { copyText } from './copy-text.ts'
import { listNotes } from './list-notes.ts'

/** Menu items that give the notes as a table: the selected ones, or all. */
export function NotesOutItems() {
  const { t } = useTranslation()
  const locale = useLocale()
  const editor = useEditor()
  const { title } = useBoard()
  const toasts = useToasts()
  const hasNotes = useValue(
    'has notes',
    () => editor.getCurrentPageShapes().some(({ type }) => type === 'note'),
    [editor],
  )
  const headings = {
    text: t('notesOut.text'),
    template: t('notesOut.template'),
    zone: t('notesOut.zone'),
    color: t('notesOut.color'),
  }

  async function copy() {
    const rows = listNotes(editor, locale)
    const { notesForClipboard } = await import('./notes-as-table.ts')
    const isCopied = copyText(notesForClipboard(rows, headings))
    toasts.addToast({
      title: isCopied ? t('notesOut.copied', { count: rows.length }) : t('notesOut.notCopied'),
      severity: isCopied ? 'success' : 'error',
    })
  }

  async function save() {
    const rows = listNotes(editor, locale)
    const { notesForFile } = await import('./notes-as-table.ts')
    saveFile(title, 'csv', notesForFile(rows, headings))
  }

  return (
    <TldrawUiMenuGroup id="notes-out">
      <TldrawUiMenuItem
        id="copy-notes-as-table"
        label={t('notesOut.copy')}
        disabled={!hasNotes}
        readonlyOk
        onSelect={() => void copy()}
      />
      <TldrawUiMenuItem
        id="save-notes-as-file"
        label={t('notesOut.save')}
        disabled={!hasNotes}
        readonlyOk
        onSelect={() => void save()}
      />
    </TldrawUiMenuGroup>
  )
}
