import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { ParticipantId, SentAwayPerson } from '@anderhalf/protocol'
import { Button } from '../../design/Button.tsx'
import styles from './PeoplePanel.module.css'

interface SentAwayListProps {
  people: readonly SentAwayPerson[]
  busy: boolean
  onLetIn: (participantId: ParticipantId, name: string) => void
}

/** Whom facilitators sent away, to let them in again. */
export function SentAwayList({ people, busy, onLetIn }: SentAwayListProps) {
  const { t } = useTranslation()
  const id = useId()
  if (people.length === 0) return null
  return (
    <section className={styles['section']} aria-labelledby={id}>
      <h3 id={id} className={styles['heading']}>
        {t('sendAway.listTitle')}
      </h3>
      <ul className={styles['list']}>
        {people.map(({ participantId, name, role }) => (
          <li key={participantId} className={styles['person']}>
            <span className={styles['name']}>
              {name || t('people.nameless')} <span className={styles['role']}>{t(`role.${role}`)}</span>
            </span>
            <Button
              busy={busy}
              aria-label={t('sendAway.letInOne', { name: name || t('people.nameless') })}
              onClick={() => onLetIn(participantId, name || t('people.nameless'))}
            >
              {t('sendAway.letIn')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}
