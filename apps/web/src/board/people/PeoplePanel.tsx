import { useTranslation } from 'react-i18next'
import { Panel } from '../../design/Panel.tsx'
import { useBoard } from '../board-context.ts'
import { Avatar } from './Avatar.tsx'
import styles from './PeoplePanel.module.css'
import { usePeople } from './use-people.ts'

export function PeoplePanel() {
  const { t } = useTranslation()
  const { session, showPanel } = useBoard()
  const others = usePeople(session)
  const { visit } = session
  // The relay names nobody who only looks on, unless the operator wants it.
  const named = others.filter(({ name, role }) => name !== '' || role !== 'viewer')
  const [viewer, ...viewers] = others.filter((person) => !named.includes(person))
  return (
    <Panel title={t('people.title')} side="right" onClose={() => showPanel(null)}>
      <ul className={styles['list']}>
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
        <p className={styles['alone']}>
          {visit.role === 'facilitator' ? t('people.alone') : t('people.aloneHere')}
        </p>
      )}
    </Panel>
  )
}
