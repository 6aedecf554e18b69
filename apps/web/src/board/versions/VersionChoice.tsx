import type { BoardVersion } from '@anderhalf/protocol'
import { ChevronDown, ChevronUp } from 'lucide-react'
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
  const Chevron = isChosen ? ChevronUp : ChevronDown
  const time = new Intl.DateTimeFormat(useLocale(), { timeStyle: 'short' })
  return (
    <button type="button" className={styles['choice']} aria-expanded={isChosen} onClick={onChoose}>
      <time dateTime={new Date(madeAtMs).toISOString()} className={styles['time']}>
        {time.format(madeAtMs)}
      </time>{' '}
      <span className={styles['shapes']}>{t('versions.shapes', { count: shapes })}</span>
      <Chevron size={20} aria-hidden className={styles['chevron']} />
    </button>
  )
}
