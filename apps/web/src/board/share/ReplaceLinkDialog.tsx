import type { Role } from '@anderhalf/protocol'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../design/Button.tsx'
import { Notice } from '../../design/Notice.tsx'
import styles from './ReplaceLinkDialog.module.css'

interface ReplaceLinkDialogProps {
  role: Role
  busy: boolean
  onReplace: (comeInAnew: boolean) => void
  onClose: () => void
  giveFocusBack: () => void
}

export function ReplaceLinkDialog({ role, busy, onReplace, onClose, giveFocusBack }: ReplaceLinkDialogProps) {
  const { t } = useTranslation()
  const [comeInAnew, setComeInAnew] = useState(false)
  const choice = (isAnew: boolean, text: string) => (
    <label className={styles['choice']}>
      <input
        type="radio"
        name="comeInAnew"
        checked={comeInAnew === isAnew}
        onChange={() => setComeInAnew(isAnew)}
      />
      {text}
    </label>
  )
  return (
    <Notice title={t(`share.replaceTitle.${role}`)} onClose={onClose} giveFocusBack={giveFocusBack}>
      <p>{role === 'participant' ? t('share.replaceBodyWithCode') : t('share.replaceBody')}</p>
      {role === 'facilitator' ? (
        <p>{t('share.facilitatorsStay')}</p>
      ) : (
        <fieldset className={styles['choices']}>
          <legend className={styles['legend']}>{t('share.whoIsIn')}</legend>
          {choice(false, t('share.stay'))}
          {choice(true, t('share.comeInAnew'))}
        </fieldset>
      )}
      <Button look="primary" busy={busy} onClick={() => onReplace(comeInAnew)}>
        {t('share.replaceConfirm')}
      </Button>
      <Button onClick={onClose}>{t('product.cancel')}</Button>
    </Notice>
  )
}
