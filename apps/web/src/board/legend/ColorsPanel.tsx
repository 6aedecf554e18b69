import { LIMITS, NOTE_COLORS, type NoteColor } from '@anderhalf/protocol'
import { useId, useState, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { Refusal } from '../../api/answer.ts'
import { nameColor } from '../../api/relay-api.ts'
import { Panel } from '../../design/Panel.tsx'
import { useBoard } from '../board-context.ts'
import styles from './ColorLegend.module.css'
import { ColorSwatch } from './ColorSwatch.tsx'
import { useColorNames } from './use-color-names.ts'

/** Where the facilitator says what each colour means. */
export function ColorsPanel() {
  const { t } = useTranslation()
  const { session, showPanel } = useBoard()
  const names = useColorNames(session)
  const [fault, setFault] = useState<Refusal | null>(null)

  async function save(color: NoteColor, name: string) {
    if (name === (names[color] ?? '')) return
    const answer = await nameColor(session.visit.boardId, color, name)
    setFault(answer.ok ? null : answer.refusal)
  }

  return (
    <Panel title={t('colors.title')} side="left" onClose={() => showPanel(null)}>
      <p className={styles['intro']}>{t('colors.intro')}</p>
      <p role="alert" className={styles['fault']}>
        {fault !== null && t(`problem.${fault}`)}
      </p>
      <ul className={styles['fields']}>
        {NOTE_COLORS.map((color) => (
          // What somebody else says meanwhile comes in when the field is left alone.
          <ColorField
            key={`${color} ${names[color] ?? ''}`}
            color={color}
            name={names[color] ?? ''}
            onSave={save}
          />
        ))}
      </ul>
    </Panel>
  )
}

interface ColorFieldProps {
  color: NoteColor
  name: string
  onSave: (color: NoteColor, name: string) => Promise<void>
}

function ColorField({ color, name, onSave }: ColorFieldProps) {
  const { t } = useTranslation()
  const id = useId()
  const [draft, setDraft] = useState(name)

  function onKeyDown(event: KeyboardEvent) {
    if (event.key === 'Enter') void onSave(color, draft.trim())
  }

  return (
    <li className={styles['field']}>
      <ColorSwatch color={color} />
      <label htmlFor={id} className={styles['label']}>
        {t(`colors.name.${color}`)}
      </label>
      <input
        id={id}
        className={styles['input']}
        value={draft}
        maxLength={LIMITS.maxColorNameLength}
        autoComplete="off"
        onChange={(event) => setDraft(event.target.value)}
        onKeyDown={onKeyDown}
        onBlur={() => void onSave(color, draft.trim())}
      />
    </li>
  )
}
