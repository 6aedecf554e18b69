import { authorshipOf } from '@anderhalf/board-model'
import { useTranslation } from 'react-i18next'
import { TldrawUiMenuGroup, TldrawUiMenuItem, useEditor, useToasts, useValue, type TLNoteShape } from 'tldraw'
import { readPeople } from '../../api/relay-api.ts'
import { useLocale } from '../../i18n/use-locale.ts'
import { useBoard } from '../board-context.ts'
import { useColorNames } from '../legend/use-color-names.ts'
import { saveFile } from '../save-file.ts'
import { copyText } from './copy-text.ts'
import { listNotes, type NoteWording } from './list-notes.ts'

/** Menu items that give the notes as a table: the selected ones, or all. */
export function NotesOutItems() {
  const { t } = useTranslation()
  const locale = useLocale()
  const editor = useEditor()
  const { mayWrite, session, title } = useBoard()
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
    colorMeaning: t('notesOut.colorMeaning'),
    tags: t('notesOut.tags'),
  }
  const names = useColorNames(session)
  const wording: NoteWording = {
    nameOf: (color) => t(`colors.name.${color}`),
    meaningOf: (color) => names[color] ?? '',
    authorOf: null,
  }

  async function copy() {
    const rows = listNotes(editor, locale, wording)
    const { notesForClipboard } = await import('./notes-as-table.ts')
    const isCopied = copyText(notesForClipboard(rows, headings))
    toasts.addToast({
      title: isCopied ? t('notesOut.copied', { count: rows.length }) : t('notesOut.notCopied'),
      severity: isCopied ? 'success' : 'error',
    })
  }

  async function save() {
    const rows = listNotes(editor, locale, wording)
    const { notesForFile } = await import('./notes-as-table.ts')
    saveFile(title, 'csv', notesForFile(rows, headings))
  }

  async function saveWithAuthors() {
    const answer = await readPeople(session.visit.boardId)
    if (!answer.ok) {
      toasts.addToast({ title: t(`problem.${answer.refusal}`), severity: 'error' })
      return
    }
    const known = new Map<string, string>(
      answer.value.people.map((person) => [person.participantId, person.name]),
    )
    const authorOf = (note: TLNoteShape) => known.get(authorshipOf(note.meta)?.participantId ?? '') ?? ''
    const rows = listNotes(editor, locale, { ...wording, authorOf })
    const { notesForFile } = await import('./notes-as-table.ts')
    saveFile(title, 'csv', notesForFile(rows, { ...headings, author: t('notesOut.author') }))
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
      {mayWrite && (
        <TldrawUiMenuItem
          id="save-notes-with-authors"
          label={t('notesOut.saveWithAuthors')}
          disabled={!hasNotes}
          onSelect={() => void saveWithAuthors()}
        />
      )}
    </TldrawUiMenuGroup>
  )
}
