import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { useValue, type Editor } from 'tldraw'
import { Button } from '../../design/Button.tsx'
import { TextField } from '../../design/TextField.tsx'
import { addStakeholder, listStakeholders, nameKey, namesStakeholders } from './stakeholders.ts'
import { addNote, type ZoneOnBoard } from './zone-actions.ts'
import styles from './ZonesPanel.module.css'

const MOST_OFFERED = 8

interface NewNoteFormProps {
  editor: Editor
  place: ZoneOnBoard
  zoneTitle: string
  onSaid: (said: string) => void
}

/** Where stakeholders are named, those who are on another map of the board are offered. */
export function NewNoteForm({ editor, place, zoneTitle, onSaid }: NewNoteFormProps) {
  const { t } = useTranslation()
  const [words, setWords] = useState('')
  const isStakeholder = namesStakeholders(place)
  const known = useValue(
    'stakeholders elsewhere',
    () =>
      isStakeholder
        ? listStakeholders(editor).filter(({ templateShapeIds }) => !templateShapeIds.has(place.shape.id))
        : [],
    [editor, isStakeholder, place.shape.id],
  )
  const offered = known.filter(({ name }) => nameKey(name).includes(nameKey(words))).slice(0, MOST_OFFERED)

  function add(text: string) {
    if (text.trim() === '') return
    const added = isStakeholder
      ? addStakeholder(editor, place, text.trim())
      : addNote(editor, place, text.trim())
    if (added === null) return
    setWords('')
    onSaid(t('zones.added', { words: text.trim(), zone: zoneTitle }))
  }

  function submit(event: FormEvent) {
    event.preventDefault()
    add(words)
  }

  return (
    <form className={styles['form']} onSubmit={submit}>
      <TextField
        label={t(isStakeholder ? 'zones.newStakeholder' : 'zones.newNote')}
        value={words}
        maxLength={500}
        autoComplete="off"
        onChange={({ target }) => setWords(target.value)}
      />
      <Button type="submit">{t('zones.add')}</Button>
      {offered.length > 0 && (
        <div className={styles['offered']} role="group" aria-label={t('zones.knownStakeholders')}>
          <p className={styles['offeredTitle']}>{t('zones.knownStakeholders')}</p>
          {offered.map(({ noteId, name }) => (
            <button key={noteId} type="button" className={styles['offer']} onClick={() => add(name)}>
              {name}
            </button>
          ))}
        </div>
      )}
    </form>
  )
}
