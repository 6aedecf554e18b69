import { CloudOff } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../design/Button.tsx'
import { useBoard } from '../board-context.ts'
import styles from './ConnectionNotice.module.css'
import { useConnectionSign } from './use-connection-sign.ts'

/** Stays as long as the trouble does: what must not be missed does not fade away. */
export function ConnectionNotice() {
  const { t } = useTranslation()
  const sign = useConnectionSign(useBoard().session)
  return (
    <div className={styles['place']} role="alert">
      {sign.tone === 'attention' && (
        <div className={styles['notice']}>
          <CloudOff size={20} aria-hidden className={styles['icon']} />
          <p>
            <strong>{t(sign.text)}.</strong> {sign.detail !== null && t(sign.detail)}
          </p>
          {sign.offersReload && (
            <Button onClick={() => window.location.reload()}>{t('product.reload')}</Button>
          )}
        </div>
      )}
    </div>
  )
}
