import { LayoutTemplate } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useBoard } from './board-context.ts'
import styles from './BoardEdge.module.css'

/** The left edge: one button for each panel that works on the board. */
export function BoardEdge() {
  const { t } = useTranslation()
  const { mayWrite, panel, showPanel } = useBoard()
  if (!mayWrite) return null
  return (
    <nav className={styles['edge']} aria-label={t('board.tools')}>
      <button
        type="button"
        className={styles['button']}
        aria-expanded={panel === 'templates'}
        aria-haspopup="dialog"
        onClick={() => showPanel(panel === 'templates' ? null : 'templates')}
      >
        <LayoutTemplate size={20} aria-hidden />
        <span className={styles['text']}>{t('templates.open')}</span>
      </button>
    </nav>
  )
}
