import { useTranslation } from 'react-i18next'
import { Button } from '../design/Button.tsx'
import { useBoard } from './board-context.ts'
import styles from './CanvasCrashed.module.css'
import { saveBoardCopy } from './save-board-copy.ts'

/** What stays of the canvas after an error in it; the chrome around lives on. */
export function CanvasCrashed() {
  const { t } = useTranslation()
  const { session, title } = useBoard()
  return (
    <div className={styles['crashed']} role="alert">
      <h1 className={styles['title']}>{t('board.crashedTitle')}</h1>
      <p className={styles['body']}>{t('board.crashedBody')}</p>
      <div className={styles['choices']}>
        <Button look="primary" onClick={() => window.location.reload()}>
          {t('product.reload')}
        </Button>
        <Button onClick={() => saveBoardCopy(session.canvas.doc, title)}>{t('board.saveCopy')}</Button>
      </div>
    </div>
  )
}
