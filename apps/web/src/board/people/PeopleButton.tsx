import { useTranslation } from 'react-i18next'
import { useBoard } from '../board-context.ts'
import { Avatar } from './Avatar.tsx'
import styles from './PeopleButton.module.css'
import { usePeople } from './use-people.ts'

const SHOWN = 3

export function PeopleButton() {
  const { t } = useTranslation()
  const { session, panel, showPanel } = useBoard()
  const others = usePeople(session)
  const count = others.length + 1
  const label = t('people.open', { count })
  return (
    <button
      type="button"
      className={styles['button']}
      aria-label={label}
      title={label}
      aria-expanded={panel === 'people'}
      aria-haspopup="dialog"
      onClick={() => showPanel(panel === 'people' ? null : 'people')}
    >
      <Avatar name={session.visit.name} color={session.visit.color} />
      {others.slice(0, SHOWN).map(({ id, name, color }) => (
        <Avatar key={id} name={name} color={color} />
      ))}
      {count > SHOWN + 1 && <span className={styles['rest']}>+{count - SHOWN - 1}</span>}
    </button>
  )
}
