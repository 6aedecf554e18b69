import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { Editor } from 'tldraw'
import { Button } from '../../design/Button.tsx'
import { TextField } from '../../design/TextField.tsx'
import { useLocale } from '../../i18n/use-locale.ts'
import { renameLabel, type ZoneOnBoard } from './zone-actions.ts'
import styles from './ZonesPanel.module.css'

/** Longer names shrink until nobody can read them. */
const MAX_NAME_LETTERS = 60

export function RenameZoneForm({
  editor,
  place: { shape, template, zone },
}: {
  editor: Editor
  place: ZoneOnBoard
}) {
  const { t } = useTranslation()
  const locale = useLocale()
  const given = template.labels[locale][zone.label] ?? zone.label
  const [name, setName] = useState(shape.props.labels[zone.label] ?? given)

  function submit(event: FormEvent) {
    event.preventDefault()
    renameLabel(editor, shape, zone.label, name.trim() === given ? '' : name)
  }

  return (
    <form className={styles['form']} onSubmit={submit}>
      <TextField
        label={t('zones.rename')}
        value={name}
        maxLength={MAX_NAME_LETTERS}
        autoComplete="off"
        onChange={({ target }) => setName(target.value)}
      />
      <Button type="submit">{t('zones.saveName')}</Button>
    </form>
  )
}
