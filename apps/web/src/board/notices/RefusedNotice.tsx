import { FileWarning } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../design/Button.tsx'
import { useBoard } from '../board-context.ts'
import { useRefused } from '../refused/use-refused.ts'
import { BoardNotice } from './BoardNotice.tsx'
import styles from './RefusedNotice.module.css'

/** Tells the facilitator once that something on the board cannot be shown; the list stays in the menu. */
export function RefusedNotice() {
  const { t } = useTranslation()
  const { panel, showPanel } = useBoard()
  const count = useRefused().length
  const [toldOf, setToldOf] = useState(0)

  function view() {
    setToldOf(count)
    showPanel('refused')
  }

  return (
    <>
      {count > toldOf && panel !== 'refused' && (
        <BoardNotice icon={FileWarning}>
          <div>
            <p>{t('refused.notice', { count })}</p>
            <div className={styles['choices']}>
              <Button look="primary" onClick={view}>
                {t('refused.view')}
              </Button>
              <Button onClick={() => setToldOf(count)}>{t('refused.later')}</Button>
            </div>
          </div>
        </BoardNotice>
      )}
    </>
  )
}
