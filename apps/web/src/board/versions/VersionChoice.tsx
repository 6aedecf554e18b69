import type { BoardVersion } from '@anderhalf/protocol'
import { useTranslation } from 'react-i18next'
import { useLocale } from '../../i18n/use-locale.ts'
import styles from './VersionsPanel.module.css'

interface VersionChoiceProps {
  version: BoardVersion
  isChosen: boolean
  onChoose: () => void
}

/** One version by its time; choosing it shows how the board differs. */
export function VersionChoice({ version: { madeAtMs, shapes }, isChosen, onChoose }: VersionChoiceProps) {
  const { t } = useTranslation()
  const time = new Intl.DateTimeFormat(useLocale(), { timeStyle: 'short' })
  return (
    <button type="button" className={styles['choice']} aria-expanded={isChosen} onClick={onChoose}>
      <time dateTime={new Date(madeAtMs).toISOString()} className={styles['time']}>
        {time.format(madeAtMs)}
      </time>{' '}
      <span>{t('versions.shapes', { count: shapes })}</span>
    </button>
  )
}
