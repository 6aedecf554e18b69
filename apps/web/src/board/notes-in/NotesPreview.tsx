import { useTranslation } from 'react-i18next'
import { getDefaultColorTheme } from 'tldraw'
import { useIsDarkScheme } from '../../design/use-is-dark-scheme.ts'
import type { NoteDraft } from './note-drafts.ts'
import styles from './NotesInDialog.module.css'

const MOST_SHOWN = 12

/** The first notes as they will read, each with an edge of its colour where the table names one. */
export function NotesPreview({ drafts }: { drafts: readonly NoteDraft[] }) {
  const { t } = useTranslation()
  const theme = getDefaultColorTheme({ isDarkMode: useIsDarkScheme() })
  const more = drafts.length - MOST_SHOWN
  return (
    // Who uses a keyboard scrolls it too.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <ul className={styles['preview']} aria-label={t('notesIn.preview')} tabIndex={0}>
      {drafts.slice(0, MOST_SHOWN).map((draft, nth) => (
        // oxlint-disable-next-line react/no-array-index-key -- the same words may come twice
        <li
          key={nth}
          className={styles['note']}
          style={
            draft.color === null
              ? undefined
              : { borderInlineStart: `10px solid ${theme[draft.color].note.fill}` }
          }
        >
          {draft.text}
          {draft.zoneName !== null && <span className={styles['where']}>→ {draft.zoneName}</span>}
        </li>
      ))}
      {more > 0 && <li className={styles['more']}>{t('notesIn.more', { count: more })}</li>}
    </ul>
  )
}
