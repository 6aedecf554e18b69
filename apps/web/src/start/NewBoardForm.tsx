import { LIMITS } from '@anderhalf/protocol'
import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import type { Refusal } from '../api/answer.ts'
import { createBoard } from '../api/relay-api.ts'
import { Button } from '../design/Button.tsx'
import { TextField } from '../design/TextField.tsx'
import { useLocale } from '../i18n/use-locale.ts'
import { pathOfLink } from '../join/join-address.ts'
import styles from './NewBoardForm.module.css'
import { FIRST_STARTING_POINT, templatesOf, type StartingPointName } from './starting-points.ts'
import { StartingPointPicker } from './StartingPointPicker.tsx'

export function NewBoardForm() {
  const { t } = useTranslation()
  const locale = useLocale()
  const [, navigate] = useLocation()
  const [topic, setTopic] = useState('')
  const [startingPoint, setStartingPoint] = useState<StartingPointName>(FIRST_STARTING_POINT)
  const [fault, setFault] = useState<Refusal | 'topic-missing' | null>(null)
  const [busy, setBusy] = useState(false)

  async function create() {
    const title = topic.trim()
    if (title === '') return setFault('topic-missing')
    setFault(null)
    setBusy(true)
    const answer = await createBoard({ title, templates: templatesOf(startingPoint), locale })
    setBusy(false)
    // The maker takes up the facilitator's link like any other guest: one way in, one page that asks a name.
    if (answer.ok) navigate(pathOfLink(answer.value.links.facilitator))
    else setFault(answer.refusal)
  }

  function onSubmit(event: FormEvent) {
    event.preventDefault()
    void create()
  }

  return (
    <form className={styles['form']} onSubmit={onSubmit} noValidate>
      <TextField
        label={t('start.topic')}
        placeholder={t('start.topicExample')}
        value={topic}
        onChange={(event) => setTopic(event.target.value)}
        maxLength={LIMITS.maxTitleLength}
        autoComplete="off"
        enterKeyHint="go"
        fault={fault === 'topic-missing' ? t('start.topicMissing') : null}
      />
      <StartingPointPicker value={startingPoint} onChange={setStartingPoint} />
      <div className={styles['end']}>
        <Button type="submit" look="primary" busy={busy} className={styles['create']}>
          {busy ? t('start.creating') : t('start.create')}
        </Button>
        <p className={styles['fault']} role="alert">
          {fault === null || fault === 'topic-missing' ? null : t(`problem.${fault}`)}
        </p>
      </div>
    </form>
  )
}
