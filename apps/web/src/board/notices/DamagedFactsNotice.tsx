import { FileWarning } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useValue } from 'tldraw'
import { useBoard } from '../board-context.ts'
import { areFactsDamaged } from '../connection/facts-damage.ts'
import { BoardNotice } from './BoardNotice.tsx'

/** Stays as long as the damage does. */
export function DamagedFactsNotice() {
  const { t } = useTranslation()
  const { session } = useBoard()
  const isDamaged = useValue('facts are damaged', () => areFactsDamaged(session), [session])
  if (!isDamaged) return null
  return (
    <BoardNotice icon={FileWarning}>
      <p>
        <strong>{t('damagedFacts.title')}</strong> {t('damagedFacts.body')}
      </p>
    </BoardNotice>
  )
}
