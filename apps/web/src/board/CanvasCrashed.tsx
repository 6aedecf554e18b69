import { useTranslation } from 'react-i18next'
import { Button } from '../design/Button.tsx'
import styles from './CanvasCrashed.module.css'

/** What stays of the canvas after an error in it; the chrome around lives on. */
export function CanvasCrashed() {
  const { t } = useTranslation()
  return (
    <div className={styles['crashed']} role="alert">
      <h1 className={styles['title']}>{t('board.crashedTitle')}</h1>
      <p>{t('board.crashedBody')}</p>
      <Button look="primary" onClick={() => window.location.reload()}>
        {t('product.reload')}
      </Button>
    </div>
  )
}
