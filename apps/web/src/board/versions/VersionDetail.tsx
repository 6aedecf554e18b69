import type { BoardDifference, RestoreScope } from '@anderhalf/protocol'
import { useTranslation } from 'react-i18next'
import { Button } from '../../design/Button.tsx'
import styles from './VersionsPanel.module.css'

const NO_DIFFERENCE: BoardDifference = { missing: 0, changed: 0, added: 0 }

interface VersionDetailProps {
  difference: BoardDifference | null
  isRefused: boolean
  restoring: RestoreScope | null
  onRestore: (scope: RestoreScope) => void
}

/** How the board differs from a version, and what can be done about it. */
export function VersionDetail({ difference, isRefused, restoring, onRestore }: VersionDetailProps) {
  const { t } = useTranslation()
  if (difference === null && isRefused) return null
  const { missing, changed, added } = difference ?? NO_DIFFERENCE
  const isOther = changed > 0 || added > 0
  const restoreButton = (scope: RestoreScope, text: string) => (
    <Button
      look={scope === 'missing' ? 'primary' : 'plain'}
      busy={restoring === scope}
      aria-disabled={restoring !== null}
      onClick={() => onRestore(scope)}
    >
      {text}
    </Button>
  )
  return (
    <div className={styles['detail']}>
      <div role="status">
        {difference === null ? (
          t('versions.comparing')
        ) : (
          <ul>
            {missing > 0 && <li>{t('versions.missing', { count: missing })}</li>}
            {changed > 0 && <li>{t('versions.changed', { count: changed })}</li>}
            {added > 0 && <li>{t('versions.added', { count: added })}</li>}
            {missing === 0 && !isOther && <li>{t('versions.same')}</li>}
          </ul>
        )}
      </div>
      {missing > 0 && (
        <>
          {restoreButton('missing', t('versions.bringBack', { count: missing }))}
          <p className={styles['hint']}>{t('versions.bringBackHint')}</p>
        </>
      )}
      {isOther && (
        <>
          {restoreButton('all', t('versions.makeAsThen'))}
          <p className={styles['hint']}>{t('versions.makeAsThenHint')}</p>
        </>
      )}
    </div>
  )
}
