import type { Invitation } from '@anderhalf/protocol'
import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { readInvitation } from '../api/relay-api.ts'
import { Button } from '../design/Button.tsx'
import { TextField } from '../design/TextField.tsx'
import { joinAddress } from '../join/join-address.ts'
import { parseInvitation } from '../join/parse-invitation.ts'
import styles from './InvitationForm.module.css'

/** For who got a code in the room, or a link that cannot be tapped. */
export function InvitationForm() {
  const { t } = useTranslation()
  const [, navigate] = useLocation()
  const [text, setText] = useState('')
  const [fault, setFault] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)

  async function open(invitation: Invitation) {
    setBusy(true)
    const answer = await readInvitation(invitation)
    setBusy(false)
    if (answer.ok) navigate(joinAddress(answer.value.boardId, invitation))
    else if (answer.refusal !== 'link-unknown') setFault(t(`problem.${answer.refusal}`))
    else setFault('code' in invitation ? t('join.wrongCode') : t('join.wrongLink'))
  }

  function onSubmit(event: FormEvent) {
    event.preventDefault()
    const invitation = parseInvitation(text)
    setFault(invitation === null ? t('start.codeUnreadable') : null)
    if (invitation !== null) void open(invitation)
  }

  return (
    <details className={styles['details']}>
      <summary className={styles['summary']}>{t('start.invited')}</summary>
      <form className={styles['form']} onSubmit={onSubmit} noValidate>
        <TextField
          label={t('start.codeOrLink')}
          hint={t('start.codeHelp')}
          value={text}
          onChange={(event) => setText(event.target.value)}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          fault={fault}
        />
        <Button type="submit" busy={busy}>
          {t('start.goOn')}
        </Button>
      </form>
    </details>
  )
}
