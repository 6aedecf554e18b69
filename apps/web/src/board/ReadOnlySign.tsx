import type { Role } from '@anderhalf/protocol'
import { Eye } from 'lucide-react'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './ReadOnlySign.module.css'

/** Says that one looks on here, and on a press why, and how that can change. */
export function ReadOnlySign({ role }: { role: Role }) {
  const { t } = useTranslation()
  const id = useId()
  const [explains, setExplains] = useState(false)
  return (
    <div className={styles['sign']}>
      <button
        type="button"
        className={styles['button']}
        aria-expanded={explains}
        aria-controls={id}
        onClick={() => setExplains(!explains)}
      >
        <Eye size={18} aria-hidden /> {t('board.readOnly')}
      </button>
      <p id={id} className={styles['why']} hidden={!explains}>
        {role === 'council' ? t('board.readOnlyCouncil') : t('board.readOnlyViewer')}
      </p>
    </div>
  )
}
