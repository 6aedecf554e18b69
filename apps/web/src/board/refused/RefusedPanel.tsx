import { useTranslation } from 'react-i18next'
import { Button } from '../../design/Button.tsx'
import { Panel } from '../../design/Panel.tsx'
import { useBoard } from '../board-context.ts'
import styles from './RefusedPanel.module.css'
import { useRefused } from './use-refused.ts'

/** What lies on the board and cannot be shown, so that the facilitator can remove it. */
export function RefusedPanel() {
  const { t } = useTranslation()
  const { canvas, showPanel } = useBoard()
  const refused = useRefused()
  return (
    <Panel title={t('refused.title')} side="right" onClose={() => showPanel(null)}>
      <p className={styles['explanation']}>{t(refused.length === 0 ? 'refused.none' : 'refused.body')}</p>
      <ul className={styles['list']}>
        {refused.map(({ id, code, path }) => (
          <li key={id} className={styles['part']}>
            <div className={styles['words']}>
              <span>{t(`refused.reason.${code}`)}</span>
              <code className={styles['id']}>{path === '' ? id : `${id} ${path}`}</code>
            </div>
            <Button aria-label={t('refused.removeOne', { id })} onClick={() => canvas?.removeRefused([id])}>
              {t('refused.remove')}
            </Button>
          </li>
        ))}
      </ul>
      {refused.length > 1 && (
        <Button look="danger" onClick={() => canvas?.removeRefused(refused.map(({ id }) => id))}>
          {t('refused.removeAll', { count: refused.length })}
        </Button>
      )}
    </Panel>
  )
}
