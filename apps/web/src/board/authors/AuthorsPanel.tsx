import { authorshipOf } from '@anderhalf/board-model'
import { useTranslation } from 'react-i18next'
import { useValue, type Editor } from 'tldraw'
import { Panel } from '../../design/Panel.tsx'
import { useLocale } from '../../i18n/use-locale.ts'
import { useBoard } from '../board-context.ts'
import { notesToTag } from '../tags/tag-notes.ts'
import { noteWords } from '../zones/note-words.ts'
import styles from './AuthorsPanel.module.css'
import { useKnownPeople } from './use-known-people.ts'

/** Who made the selected notes and when. Names come from the relay at this moment; the board holds none. */
export function AuthorsPanel({ editor }: { editor: Editor }) {
  const { t } = useTranslation()
  const locale = useLocale()
  const { session, showPanel } = useBoard()
  const { names, fault, isAsking } = useKnownPeople(session)
  const notes = useValue('selected notes', () => notesToTag(editor), [editor])
  const time = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short' })

  function nameOf(participantId: string): string {
    const name = names.get(participantId)
    if (name === undefined) return isAsking ? t('product.loading') : t('authors.gone')
    const shown = name || t('people.nameless')
    return participantId === session.visit.participantId ? `${shown} (${t('people.you')})` : shown
  }

  return (
    <Panel title={t('authors.title')} side="right" onClose={() => showPanel(null)}>
      {notes.length === 0 && <p>{t('authors.none')}</p>}
      {fault !== null && <p role="alert">{t(`problem.${fault}`)}</p>}
      <ul className={styles['list']}>
        {notes.map((note) => {
          const authorship = authorshipOf(note.meta)
          return (
            <li key={note.id} className={styles['note']}>
              <span className={styles['words']}>{noteWords(editor, note) || t('zones.noWords')}</span>
              {authorship === null ? (
                <span>{t('authors.unsigned')}</span>
              ) : (
                <>
                  <strong>{nameOf(authorship.participantId)}</strong>
                  <time dateTime={dateOf(authorship.madeAtMs)?.toISOString()} className={styles['time']}>
                    {formatted(time, authorship.madeAtMs)}
                  </time>
                </>
              )}
            </li>
          )
        })}
      </ul>
    </Panel>
  )
}

function formatted(time: Intl.DateTimeFormat, ms: number): string {
  const date = dateOf(ms)
  return date === null ? '' : time.format(date)
}

/** The clock of a device may say anything. */
function dateOf(ms: number): Date | null {
  const date = new Date(ms)
  return Number.isNaN(date.getTime()) ? null : date
}
