import type { VisitedBoard } from '@anderhalf/protocol'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Answer } from '../api/answer.ts'
import { visitBoard } from '../api/relay-api.ts'
import { Button } from '../design/Button.tsx'
import { rememberBoard } from '../device/visited-boards.ts'
import { suggestLocale } from '../i18n/language.ts'
import { LoadingPage } from '../site/LoadingPage.tsx'
import { NoticePage } from '../site/NoticePage.tsx'
import { BoardStage } from './BoardStage.tsx'

export function BoardPage({ boardId }: { boardId: string }) {
  const { t } = useTranslation()
  const answer = useVisit(boardId)
  if (answer === null) return <LoadingPage />
  if (answer.ok) return <BoardStage visit={answer.value} />
  const unknown = answer.refusal === 'session-missing' || answer.refusal === 'board-unknown'
  return (
    <NoticePage
      title={t('board.closedTitle')}
      body={unknown ? t('board.closedBody') : t(`problem.${answer.refusal}`)}
    >
      {!unknown && (
        <Button look="primary" onClick={() => window.location.reload()}>
          {t('product.retry')}
        </Button>
      )}
    </NoticePage>
  )
}

function useVisit(boardId: string): Answer<VisitedBoard> | null {
  const [answer, setAnswer] = useState<Answer<VisitedBoard> | null>(null)
  useEffect(() => {
    let overtaken = false
    async function visit() {
      const next = await visitBoard(boardId)
      if (overtaken) return
      if (next.ok) {
        rememberBoard(next.value, Date.now())
        suggestLocale(next.value.locale)
      }
      setAnswer(next)
    }
    void visit()
    return () => {
      overtaken = true
    }
  }, [boardId])
  return answer
}
