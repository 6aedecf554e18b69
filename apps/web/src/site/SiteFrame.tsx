import { useEffect, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { Wordmark } from '../design/Wordmark.tsx'
import { LanguageSwitch } from './LanguageSwitch.tsx'
import styles from './SiteFrame.module.css'

interface SiteFrameProps {
  title: string
  children: ReactNode
}

/** The paper around every page but the board. */
export function SiteFrame({ title, children }: SiteFrameProps) {
  const { t } = useTranslation()
  useEffect(() => {
    document.title = title
  }, [title])
  return (
    <div className={styles['frame']}>
      <header className={styles['head']}>
        <Link href="/" className={styles['home']} aria-label={t('product.home')}>
          <Wordmark />
        </Link>
        <LanguageSwitch />
      </header>
      <main className={styles['main']}>{children}</main>
    </div>
  )
}
