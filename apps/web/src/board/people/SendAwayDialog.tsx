import type { Role } from '@anderhalf/protocol'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Refusal } from '../../api/answer.ts'
import { Button } from '../../design/Button.tsx'
import { Notice } from '../../design/Notice.tsx'
import styles from './SendAwayDialog.module.css'

interface SendAwayDialogProps {
  name: string
  /** null for somebody who is not here now */
  role: Role | null
  busy: boolean
  refusal: Refusal | null
  onSend: (replaceLinks: boolean) => void
  onClose: () => void
  giveFocusBack: () => void
}

export function SendAwayDialog({
  name,
  role,
  busy,
  refusal,
  onSend,
  onClose,
  giveFocusBack,
}: SendAwayDialogProps) {
  const { t } = useTranslation()
  const newHint = role === 'facilitator' ? 'sendAway.newLinksHint' : 'sendAway.newLinkHint'
  const [replaceLinks, setReplaceLinks] = useState(true)
  return (
    <Notice title={t('sendAway.title', { name })} onClose={onClose} giveFocusBack={giveFocusBack}>
      <ul className={styles['facts']}>
        <li>{t('sendAway.goesAtOnce', { name })}</li>
        <li>{t('sendAway.notesStay', { name })}</li>
        <li>{t('sendAway.canBeUndone')}</li>
      </ul>
      <label className={styles['choice']}>
        <input
          type="checkbox"
          checked={replaceLinks}
          onChange={(event) => setReplaceLinks(event.target.checked)}
        />
        <span>
          {t('sendAway.newLink')}
          <span className={styles['hint']}>
            {replaceLinks ? t(newHint) : t('sendAway.oldLinkHint', { name })}
          </span>
        </span>
      </label>
      {refusal !== null && <p role="alert">{t(`problem.${refusal}`)}</p>}
      <Button look="danger" busy={busy} onClick={() => onSend(replaceLinks)}>
        {t('sendAway.confirm')}
      </Button>
      <Button onClick={onClose}>{t('product.cancel')}</Button>
    </Notice>
  )
}
