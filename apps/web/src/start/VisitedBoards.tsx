import { X } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { IconButton } from '../design/IconButton.tsx'
import { forgetKeptBoard } from '../device/kept-boards.ts'
import { forgetBoard, visitedBoards } from '../device/visited-boards.ts'
import { useLocale } from '../i18n/use-locale.ts'
import styles from './VisitedBoards.module.css'

export function VisitedBoards() {
  const { t } = useTranslation()
  const locale = useLocale()
  const [boards, setBoards] = useState(visitedBoards)
  if (boards.length === 0) return null
  const day = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long' })

  function forget(boardId: string) {
    forgetBoard(boardId)
    void forgetKeptBoard(boardId)
    setBoards(visitedBoards())
  }

  return (
    <section className={styles['section']} aria-labelledby="visited-boards">
      <h2 id="visited-boards" className={styles['title']}>
        {t('start.visited')}
      </h2>
      <ul className={styles['list']}>
        {boards.map(({ boardId, title, visitedAtMs }) => (
          <li key={boardId} className={styles['item']}>
            <Link href={`/b/${boardId}`} className={styles['link']}>
              {title}
            </Link>
            <span className={styles['day']}>{day.format(visitedAtMs)}</span>
            <IconButton icon={X} label={t('start.forget', { title })} onClick={() => forget(boardId)} />
          </li>
        ))}
      </ul>
      <p className={styles['note']}>{t('start.visitedNote')}</p>
    </section>
  )
}
