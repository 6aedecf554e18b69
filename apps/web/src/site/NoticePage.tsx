import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import styles from './NoticePage.module.css'
import { SiteFrame } from './SiteFrame.tsx'

interface NoticePageProps {
  title: string
  body: string
  children?: ReactNode
}

/** A page that says what happened and what to do. */
export function NoticePage({ title, body, children }: NoticePageProps) {
  const { t } = useTranslation()
  return (
    <SiteFrame title={title}>
      <div className={styles['notice']}>
        <h1 className={styles['title']}>{title}</h1>
        <p>{body}</p>
        {children}
        <Link href="/">{t('join.toStart')}</Link>
      </div>
    </SiteFrame>
  )
}
