import { useTranslation } from 'react-i18next'
import { Sign } from '../design/Wordmark.tsx'
import styles from './LoadingPage.module.css'

/** Appears only after a moment: what is there at once needs no sign of waiting. */
export function LoadingPage() {
  const { t } = useTranslation()
  return (
    <div className={styles['page']} role="status">
      <Sign size={56} />
      <p>{t('product.loading')}</p>
      <div className={styles['track']} aria-hidden>
        <div className={styles['runner']} />
      </div>
    </div>
  )
}
