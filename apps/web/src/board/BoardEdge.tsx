import { LayoutTemplate, SearchCheck, Tag, type LucideIcon } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useBoard, type PanelName } from './board-context.ts'
import styles from './BoardEdge.module.css'

/** The left edge: one button for each panel that works on the board. */
export function BoardEdge() {
  const { t } = useTranslation()
  const { mayWrite } = useBoard()
  return (
    <nav className={styles['edge']} aria-label={t('board.tools')}>
      {mayWrite && <EdgeButton panel="templates" icon={LayoutTemplate} text={t('templates.open')} />}
      <EdgeButton panel="coverage" icon={SearchCheck} text={t('coverage.open')} />
      <EdgeButton panel="tags" icon={Tag} text={t('tags.open')} />
    </nav>
  )
}

function EdgeButton({ panel, icon: Icon, text }: { panel: PanelName; icon: LucideIcon; text: string }) {
  const { panel: openPanel, showPanel } = useBoard()
  const isOpen = openPanel === panel
  return (
    <button
      type="button"
      className={styles['button']}
      aria-expanded={isOpen}
      aria-haspopup="dialog"
      onClick={() => showPanel(isOpen ? null : panel)}
    >
      <Icon size={20} aria-hidden />
      <span className={styles['text']}>{text}</span>
    </button>
  )
}
