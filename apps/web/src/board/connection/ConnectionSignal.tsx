import { CloudAlert, CloudCheck, CloudOff, LoaderCircle } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useBoard } from '../board-context.ts'
import styles from './ConnectionSignal.module.css'
import { useConnectionSign } from './use-connection-sign.ts'

const ICON = { calm: CloudCheck, busy: LoaderCircle, kept: CloudOff, attention: CloudAlert }

/** The small sign beside the title; on a narrow screen the icon speaks, and its name for screen readers. */
export function ConnectionSignal() {
  const { t } = useTranslation()
  const sign = useConnectionSign(useBoard().session)
  const Icon = ICON[sign.tone]
  const text = t(sign.text, { count: sign.count })
  return (
    <p className={[styles['signal'], styles[sign.tone]].join(' ')} role="status" title={text}>
      <Icon size={18} aria-hidden />
      <span className={styles['text']}>{text}</span>
      {sign.count > 0 && (
        <span className={styles['count']} aria-hidden>
          {sign.count}
        </span>
      )}
    </p>
  )
}
