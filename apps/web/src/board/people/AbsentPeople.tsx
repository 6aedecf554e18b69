import {
  parseParticipantId,
  type ParticipantId,
  type PresenceUser,
  type SentAwayPerson,
} from '@anderhalf/protocol'
import { useTranslation } from 'react-i18next'
import { useKnownPeople } from '../authors/use-known-people.ts'
import { useBoard } from '../board-context.ts'
import styles from './PeoplePanel.module.css'
import { PersonMenu } from './PersonMenu.tsx'

interface AbsentPeopleProps {
  here: readonly PresenceUser[]
  sentAway: readonly SentAwayPerson[]
  onSendAway: (participantId: ParticipantId, name: string) => void
}

/** Who may come in and is not to be seen: somebody who left for a moment, or a program that does not show itself. */
export function AbsentPeople({ here, sentAway, onSendAway }: AbsentPeopleProps) {
  const { t } = useTranslation()
  const { session } = useBoard()
  const { names } = useKnownPeople(session)
  const listed = new Set<string>([
    session.visit.participantId,
    ...here.map(({ id }) => id),
    ...sentAway.map(({ participantId }) => participantId),
  ])
  const absent = [...names].flatMap(([key, name]) => {
    const id = listed.has(key) ? null : parseParticipantId(key)
    return id === null ? [] : [{ id, name }]
  })
  if (absent.length === 0) return null
  return (
    <details className={styles['section']}>
      <summary className={styles['summary']}>{t('sendAway.absent', { count: absent.length })}</summary>
      <ul className={styles['list']}>
        {absent.map(({ id, name }) => (
          <li key={id} className={styles['person']}>
            <span className={styles['name']}>{name || t('people.nameless')}</span>
            <PersonMenu name={name || t('people.nameless')} onSendAway={() => onSendAway(id, name)} />
          </li>
        ))}
      </ul>
    </details>
  )
}
