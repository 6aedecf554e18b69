import type { VisitedBoard } from '@anderhalf/protocol'
import { useCallback, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Answer, Refusal } from '../api/answer.ts'
import { visitBoard } from '../api/relay-api.ts'
import { Button } from '../design/Button.tsx'
import type { AsideRecord } from '../device/board-database.ts'
import { keepVisit, keptVisit } from '../device/kept-boards.ts'
import { shutOut } from '../device/shut-out.ts'
import { rememberBoard } from '../device/visited-boards.ts'
import { suggestLocale } from '../i18n/language.ts'
import { LoadingPage } from '../site/LoadingPage.tsx'
import { NoticePage } from '../site/NoticePage.tsx'
import { BoardStage } from './BoardStage.tsx'
import { SentAwayPage } from './people/SentAwayPage.tsx'
import { UnsentWork } from './UnsentWork.tsx'

export function BoardPage({ boardId }: { boardId: string }) {
  const { t } = useTranslation()
  const { answer, unsent, sendAway } = useVisit(boardId)
  if (answer === null) return <LoadingPage />
  if (answer.ok) {
    const { participantId, role, limits } = answer.value
    return (
      <BoardStage
        key={`${participantId} ${role} ${limits.maxRecords} ${limits.maxEncodedBoardBytes}`}
        visit={answer.value}
        onSentAway={sendAway}
      />
    )
  }
  if (answer.refusal === 'sent-away') return <SentAwayPage boardId={boardId} unsent={unsent} />
  const unknown = isShutOut(answer.refusal)
  return (
    <NoticePage
      title={t('board.closedTitle')}
      body={unknown ? t('board.closedBody') : t(`problem.${answer.refusal}`)}
    >
      {unknown && <UnsentWork boardId={boardId} />}
      {!unknown && (
        <Button look="primary" onClick={() => window.location.reload()}>
          {t('product.retry')}
        </Button>
      )}
    </NoticePage>
  )
}

interface Visit {
  readonly answer: Answer<VisitedBoard> | null
  /** What was on the screen and did not reach the board when this person was sent away. */
  readonly unsent: readonly AsideRecord[]
  /** This person was sent away while the board was open. */
  readonly sendAway: (unsent: readonly AsideRecord[]) => void
}

/**
 * The copy on this device opens the board at once; the relay's word takes its place. Where the relay cannot be
 * reached, the copy is all there is.
 */
function useVisit(boardId: string): Visit {
  const [answer, setAnswer] = useState<Answer<VisitedBoard> | null>(null)
  const [unsent, setUnsent] = useState<readonly AsideRecord[]>([])
  useEffect(() => {
    let isOver = false
    async function showKept() {
      const kept = await keptVisit(boardId)
      if (kept === null) return
      if (!isOver) setAnswer((known) => known ?? { ok: true, value: kept })
    }
    async function ask() {
      const next = await visitBoard(boardId)
      if (next.ok) {
        rememberBoard(next.value, Date.now())
        suggestLocale(next.value.locale)
        void keepVisit(next.value)
      } else if (isShutOut(next.refusal)) {
        await shutOut(boardId)
      } else {
        await showing
      }
      if (!isOver) setAnswer((known) => (known?.ok === true && !isDecided(next) ? known : next))
    }
    const showing = showKept()
    void ask()
    return () => {
      isOver = true
    }
  }, [boardId])

  const sendAway = useCallback((records: readonly AsideRecord[]) => {
    setUnsent(records)
    setAnswer({ ok: false, refusal: 'sent-away' })
  }, [])
  return { answer, unsent, sendAway }
}

function isDecided(answer: Answer<VisitedBoard>): boolean {
  return answer.ok || answer.refusal === 'sent-away' || isShutOut(answer.refusal)
}

function isShutOut(refusal: Refusal): boolean {
  return refusal === 'session-missing' || refusal === 'board-unknown'
}
