import type { InvitedBoard } from '@anderhalf/protocol'
import { lazy, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { isSharedComputer } from '../device/shared-computer.ts'
import { wasOnBoard } from '../device/visited-boards.ts'
import { LoadingPage } from '../site/LoadingPage.tsx'
import { NoticePage } from '../site/NoticePage.tsx'
import { SiteFrame } from '../site/SiteFrame.tsx'
import { Button } from '../design/Button.tsx'
import { JoinForm } from './JoinForm.tsx'
import styles from './JoinPage.module.css'
import { useFragment } from './use-fragment.ts'
import { useInvitation, type TakenInvitation } from './use-invitation.ts'

// It reads unsent work, and what that takes must not come along with the start page.
const SentAwayPage = lazy(async () => ({
  default: (await import('../board/people/SentAwayPage.tsx')).SentAwayPage,
}))

/** Where a link or code leads: it says which board, asks a name and nothing else. */
export function JoinPage({ boardId }: { boardId: string }) {
  const fragment = useFragment()
  const [attempt, setAttempt] = useState(0)
  return (
    <Invitation
      key={`${fragment} ${attempt}`}
      boardId={boardId}
      fragment={fragment}
      onRetry={() => setAttempt(attempt + 1)}
    />
  )
}

interface InvitationProps {
  boardId: string
  fragment: string
  onRetry: () => void
}

function Invitation({ boardId, fragment, onRetry }: InvitationProps) {
  const { t } = useTranslation()
  const state = useInvitation(boardId, fragment)
  switch (state.kind) {
    case 'reading':
      return <LoadingPage />
    case 'wrong':
      return (
        <NoticePage
          title={t('join.wrongTitle')}
          body={state.byCode ? t('join.wrongCode') : t('join.wrongLink')}
        />
      )
    case 'failed':
      if (state.refusal === 'sent-away') return <SentAwayPage boardId={boardId} />
      return (
        <NoticePage title={t('join.failedTitle')} body={t(`problem.${state.refusal}`)}>
          <Button look="primary" onClick={onRetry}>
            {t('product.retry')}
          </Button>
          {wasOnBoard(boardId) && <Link href={`/b/${boardId}`}>{t('join.openKept')}</Link>}
        </NoticePage>
      )
    case 'invited':
      return <Invited board={state.board} taken={state.taken} />
  }
}

function Invited({ board, taken }: { board: InvitedBoard; taken: TakenInvitation }) {
  const { t } = useTranslation()
  const [shared, setShared] = useState(isSharedComputer)
  const facilitates = board.role === 'facilitator'
  return (
    <SiteFrame title={t('join.pageTitle', { title: board.title })}>
      <div className={styles['page']}>
        <div>
          <p className={styles['lead']}>{facilitates ? t('join.facilitating') : t('join.invitedTo')}</p>
          <h1 className={styles['title']}>{board.title}</h1>
          {!facilitates && (
            <p className={styles['lead']}>{t('join.asRole', { role: t(`role.${board.role}`) })}</p>
          )}
        </div>
        <JoinForm board={board} taken={taken} shared={shared} onShared={setShared} />
        <ul className={styles['small']}>
          <li>{t('join.seen')}</li>
          <li>{t('join.stored')}</li>
          <li>{shared ? t('join.keptShared') : t('join.kept')}</li>
        </ul>
      </div>
    </SiteFrame>
  )
}
