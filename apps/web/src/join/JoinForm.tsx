import { LIMITS, type InvitedBoard } from '@anderhalf/protocol'
import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { joinBoard } from '../api/relay-api.ts'
import { Button } from '../design/Button.tsx'
import { TextField } from '../design/TextField.tsx'
import { rememberedName, rememberName } from '../device/remembered-name.ts'
import { settleOnDevice } from '../device/settle-on-device.ts'
import { rememberBoard } from '../device/visited-boards.ts'
import styles from './JoinForm.module.css'
import type { TakenInvitation } from './use-invitation.ts'

interface JoinFormProps {
  board: InvitedBoard
  taken: TakenInvitation
  shared: boolean
  onShared: (shared: boolean) => void
}

export function JoinForm({ board, taken, shared, onShared }: JoinFormProps) {
  const { t } = useTranslation()
  const [, navigate] = useLocation()
  const [knownName, setKnownName] = useState(taken.knownName)
  const [name, setName] = useState(knownName ?? rememberedName())
  const [nameMissing, setNameMissing] = useState(false)
  const [fault, setFault] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)

  async function join() {
    setBusy(true)
    setFault(null)
    await settleOnDevice(shared)
    const answer = await joinBoard({ ...taken.invitation, name: name.trim(), sharedComputer: shared })
    setBusy(false)
    if (!answer.ok) return setFault(t(`problem.${answer.refusal}`))
    rememberName(name.trim())
    rememberBoard(board, Date.now())
    // Replaces this page, so that the secret leaves the address bar and "back" does not ask the name again.
    navigate(`/b/${board.boardId}`, { replace: true })
  }

  function onSubmit(event: FormEvent) {
    event.preventDefault()
    setNameMissing(name.trim() === '')
    if (name.trim() !== '') void join()
  }

  return (
    <form className={styles['form']} onSubmit={onSubmit} noValidate>
      {knownName === null && (
        <TextField
          label={t('join.name')}
          hint={t('join.nameHint')}
          value={name}
          onChange={(event) => setName(event.target.value)}
          maxLength={LIMITS.maxNameLength}
          autoComplete="given-name"
          enterKeyHint="go"
          fault={nameMissing ? t('join.nameMissing') : null}
        />
      )}
      <label className={styles['shared']}>
        <input type="checkbox" checked={shared} onChange={(event) => onShared(event.target.checked)} />
        <span>
          {t('join.shared')}
          <span className={styles['hint']}>{t('join.sharedHint')}</span>
        </span>
      </label>
      <Button type="submit" look="primary" busy={busy} className={styles['join']}>
        {busy
          ? t('join.joining')
          : knownName === null
            ? t('join.join')
            : t('join.goOnAs', { name: knownName })}
      </Button>
      {knownName !== null && <Button onClick={() => setKnownName(null)}>{t('join.otherName')}</Button>}
      <p className={styles['fault']} role="alert">
        {fault}
      </p>
    </form>
  )
}
