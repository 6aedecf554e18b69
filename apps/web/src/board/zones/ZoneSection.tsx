import { zoneName } from '@anderhalf/template-kit'
import { ChevronDown, ChevronRight } from 'lucide-react'
import { useEffect, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useValue, type Editor } from 'tldraw'
import { Button } from '../../design/Button.tsx'
import { useLocale } from '../../i18n/use-locale.ts'
import { useBoard } from '../board-context.ts'
import { isNarrow } from '../is-narrow.ts'
import { NewNoteForm } from './NewNoteForm.tsx'
import { noteWords } from './note-words.ts'
import { RenameZoneForm } from './RenameZoneForm.tsx'
import { mayChangeTemplate } from './template-rights.ts'
import {
  lookAtNote,
  notesInZone,
  selectNotes,
  tidyZone,
  type TidyOrder,
  type ZoneOnBoard,
} from './zone-actions.ts'
import { lookAtZone } from './zone-box.ts'
import styles from './ZonesPanel.module.css'

interface ZoneSectionProps {
  editor: Editor
  place: ZoneOnBoard
  isFocused: boolean
  onSaid: (said: string) => void
}

/** A zone and how many notes lie in it; unfolded, what can be done there, and the notes. */
export function ZoneSection({ editor, place, isFocused, onSaid }: ZoneSectionProps) {
  const { t } = useTranslation()
  const locale = useLocale()
  const { mayWrite, session, showPanel } = useBoard()
  const id = useId()
  const opener = useRef<HTMLButtonElement>(null)
  const [isOpen, setIsOpen] = useState(isFocused)
  const { shape, template, zone } = place
  const notes = useValue('notes in zone', () => notesInZone(editor, { shape, template, zone }), [
    editor,
    shape,
    template,
    zone,
  ])
  const words = useValue('words in zone', () => notes.map((note) => noteWords(editor, note)), [editor, notes])
  const name = zoneName(template, zone, locale, shape.props.labels)

  useEffect(() => {
    if (isFocused) opener.current?.scrollIntoView({ block: 'start' })
  }, [isFocused])

  function goTo(look: () => void) {
    if (isNarrow()) showPanel(null)
    look()
  }

  function tidy(order: TidyOrder) {
    tidyZone(editor, place, order)
    onSaid(t('zones.tidied'))
  }

  const Chevron = isOpen ? ChevronDown : ChevronRight
  return (
    <li className={styles['zone']}>
      <h3 className={styles['zoneTitle']}>
        <button
          ref={opener}
          type="button"
          className={styles['zoneOpener']}
          aria-expanded={isOpen}
          aria-controls={`${id}-inside`}
          onClick={() => setIsOpen(!isOpen)}
        >
          <Chevron size={20} aria-hidden />
          <span className={styles['zoneName']}>{name}</span>
          <span className={styles['count']}>{t('zones.count', { count: notes.length })}</span>
        </button>
      </h3>
      {isOpen && (
        <div id={`${id}-inside`} className={styles['inside']} role="group" aria-label={name}>
          <div className={styles['tools']}>
            <Button onClick={() => goTo(() => lookAtZone(editor, place))}>{t('zones.goTo')}</Button>
            {mayWrite && notes.length > 0 && (
              <>
                <Button onClick={() => goTo(() => selectNotes(editor, place))}>{t('zones.select')}</Button>
                <Button onClick={() => tidy('place')}>{t('zones.tidy')}</Button>
                <Button onClick={() => tidy('color')}>{t('zones.tidyByColor')}</Button>
              </>
            )}
          </div>
          {mayWrite && <NewNoteForm editor={editor} place={place} zoneTitle={name} onSaid={onSaid} />}
          {notes.length === 0 ? (
            <p className={styles['empty']}>{t('zones.empty')}</p>
          ) : (
            <ul className={styles['notes']} aria-label={t('zones.notes')}>
              {notes.map((note, nth) => (
                <li key={note.id}>
                  <button
                    type="button"
                    className={styles['note']}
                    onClick={() => goTo(() => lookAtNote(editor, note.id))}
                  >
                    {words[nth] || t('zones.noWords')}
                  </button>
                </li>
              ))}
            </ul>
          )}
          {mayWrite && mayChangeTemplate(session.visit, shape) && (
            <RenameZoneForm editor={editor} place={place} />
          )}
        </div>
      )}
    </li>
  )
}
