import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../design/Button.tsx'
import type { AsideRecord } from '../../device/board-database.ts'
import { shutOut } from '../../device/shut-out.ts'
import { NoticePage } from '../../site/NoticePage.tsx'
import { UnsentWork } from '../UnsentWork.tsx'

interface SentAwayPageProps {
  boardId: string
  /** What did not reach the board, where this device keeps nothing. */
  unsent?: readonly AsideRecord[]
}

const NOTHING: readonly AsideRecord[] = []

/** For who was sent away from a board: what happened, what stays, and the own words that did not reach it. */
export function SentAwayPage({ boardId, unsent = NOTHING }: SentAwayPageProps) {
  const { t } = useTranslation()
  const [isSetAside, setSetAside] = useState(false)
  useEffect(() => {
    void (async () => {
      await shutOut(boardId)
      setSetAside(true)
    })()
  }, [boardId])
  return (
    <NoticePage title={t('sentAway.title')} body={t('sentAway.body')}>
      <p>{t('sentAway.mistake')}</p>
      {isSetAside && <UnsentWork boardId={boardId} inMemory={unsent} />}
      <Button onClick={() => window.location.reload()}>{t('product.retry')}</Button>
    </NoticePage>
  )
}
