import { useTranslation } from 'react-i18next'
import { SiteFrame } from '../site/SiteFrame.tsx'
import { InvitationForm } from './InvitationForm.tsx'
import { NewBoardForm } from './NewBoardForm.tsx'
import styles from './StartPage.module.css'
import { VisitedBoards } from './VisitedBoards.tsx'

export function StartPage() {
  const { t } = useTranslation()
  return (
    <SiteFrame title={t('start.pageTitle')}>
      <div className={styles['page']}>
        <h1 className={styles['promise']}>{t('start.promise')}</h1>
        <NewBoardForm />
        <InvitationForm />
        <VisitedBoards />
      </div>
    </SiteFrame>
  )
}
