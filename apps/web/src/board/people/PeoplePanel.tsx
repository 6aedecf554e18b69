import type { ParticipantId, Role } from '@anderhalf/protocol'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Panel } from '../../design/Panel.tsx'
import { useBoard } from '../board-context.ts'
import { AbsentPeople } from './AbsentPeople.tsx'
import { Avatar } from './Avatar.tsx'
import styles from './PeoplePanel.module.css'
import { PersonMenu } from './PersonMenu.tsx'
import { SendAwayDialog } from './SendAwayDialog.tsx'
import { SentAwayList } from './SentAwayList.tsx'
import { usePeople } from './use-people.ts'
import { useSentAway } from './use-sent-away.ts'

interface Asked {
  readonly participantId: ParticipantId
  readonly name: string
  /** null for somebody who is not here now */
  readonly role: Role | null
}

export function PeoplePanel() {
  const { t } = useTranslation()
  const { session, showPanel } = useBoard()
  const { visit } = session
  const others = usePeople(session)
  const facilitates = visit.role === 'facilitator'
  const sentAway = useSentAway(visit.boardId, facilitates)
  const list = useRef<HTMLUListElement>(null)
  const [asked, setAsked] = useState<Asked | null>(null)
  const [outcome, setOutcome] = useState('')
  // The relay names nobody who only looks on, unless the operator wants it.
  const named = others.filter(({ name, role }) => name !== '' || role !== 'viewer')
  const [viewer, ...viewers] = others.filter((person) => !named.includes(person))

  function ask(participantId: ParticipantId, name: string, role: Role | null = null) {
    sentAway.forgetRefusal()
    setOutcome('')
    setAsked({ participantId, name: name || t('people.nameless'), role })
  }

  async function send({ participantId, name }: Asked, replaceLinks: boolean) {
    if (!(await sentAway.send(participantId, replaceLinks))) return
    setAsked(null)
    setOutcome(t(replaceLinks ? 'sendAway.doneWithLink' : 'sendAway.done', { name }))
  }

  async function letIn(participantId: ParticipantId, name: string) {
    setOutcome('')
    if (!(await sentAway.letIn(participantId))) return
    setOutcome(t('sendAway.isIn', { name }))
    list.current?.focus()
  }

  return (
    <Panel title={t('people.title')} side="right" onClose={() => showPanel(null)}>
      <ul ref={list} className={styles['list']} tabIndex={-1} aria-label={t('people.title')}>
        <li className={styles['person']}>
          <Avatar name={visit.name} color={visit.color} />
          <span className={styles['name']}>
            {visit.name || t('people.nameless')} ({t('people.you')})
          </span>
          <span className={styles['role']}>{t(`role.${visit.role}`)}</span>
        </li>
        {named.map(({ id, name, role, color }) => (
          <li key={id} className={styles['person']}>
            <Avatar name={name} color={color} />
            <span className={styles['name']}>{name || t('people.nameless')}</span>
            <span className={styles['role']}>{t(`role.${role}`)}</span>
            {facilitates && (
              <PersonMenu name={name || t('people.nameless')} onSendAway={() => ask(id, name, role)} />
            )}
          </li>
        ))}
        {viewer !== undefined && (
          <li className={styles['person']}>
            <Avatar name={viewer.name} color={viewer.color} />
            <span className={styles['name']}>{t('people.viewers', { count: viewers.length + 1 })}</span>
          </li>
        )}
      </ul>
      {others.length === 0 && (
        <p className={styles['alone']}>{facilitates ? t('people.alone') : t('people.aloneHere')}</p>
      )}
      <p role="status" className={styles['outcome']}>
        {outcome}
      </p>
      {asked === null && sentAway.refusal !== null && <p role="alert">{t(`problem.${sentAway.refusal}`)}</p>}
      {facilitates && (
        <>
          <AbsentPeople here={others} sentAway={sentAway.people} onSendAway={ask} />
          <SentAwayList
            people={sentAway.people}
            busy={sentAway.busy}
            onLetIn={(participantId, name) => void letIn(participantId, name)}
          />
        </>
      )}
      {asked !== null && (
        <SendAwayDialog
          name={asked.name}
          role={asked.role}
          busy={sentAway.busy}
          refusal={sentAway.refusal}
          onSend={(replaceLinks) => void send(asked, replaceLinks)}
          onClose={() => setAsked(null)}
          giveFocusBack={() => list.current?.focus()}
        />
      )}
    </Panel>
  )
}
