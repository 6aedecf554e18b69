import type { BoardSharingState } from '@anderhalf/protocol'
import { DoorClosed, DoorOpen } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../design/Button.tsx'
import { useLocale } from '../../i18n/use-locale.ts'
import styles from './DoorControl.module.css'
import { spokenCode } from './spoken-code.ts'

interface DoorControlProps {
  door: BoardSharingState['door']
  busy: boolean
  onChange: (open: boolean) => void
}

/** A short code to read aloud, valid while the facilitator holds the door open. */
export function DoorControl({ door, busy, onChange }: DoorControlProps) {
  const { t } = useTranslation()
  const locale = useLocale()
  const time = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit' })
  const Icon = door === null ? DoorClosed : DoorOpen
  return (
    <section className={styles['door']} aria-label={t('share.door')}>
      <p className={styles['state']}>
        <Icon size={20} aria-hidden /> {door === null ? t('share.doorClosed') : t('share.doorOpen')}
      </p>
      {door !== null && (
        <p>
          <span className={styles['code']}>{spokenCode(door.code)}</span>
          <span className={styles['until']}>
            {t('share.codeUntil', { time: time.format(door.openUntilMs) })}
          </span>
        </p>
      )}
      <Button busy={busy} onClick={() => onChange(door === null)}>
        {door === null ? t('share.openDoor') : t('share.closeDoor')}
      </Button>
    </section>
  )
}
