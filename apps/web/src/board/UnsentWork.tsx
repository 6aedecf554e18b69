import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../design/Button.tsx'
import type { AsideRecord } from '../device/board-database.ts'
import { readAside } from '../device/aside.ts'
import { saveWords } from '../device/save-words.ts'

interface UnsentWorkProps {
  boardId: string
  /** What is lost with this page, as the device keeps nothing. */
  inMemory?: readonly AsideRecord[]
}

const NOTHING: readonly AsideRecord[] = []

/** Whoever cannot open a board any more can still have the words that never reached it. */
export function UnsentWork({ boardId, inMemory = NOTHING }: UnsentWorkProps) {
  const { t } = useTranslation()
  const [kept, setKept] = useState<readonly AsideRecord[]>(NOTHING)
  useEffect(() => {
    void (async () => setKept((await readAside(boardId))?.records ?? NOTHING))()
  }, [boardId])
  const records = kept.length > 0 ? kept : inMemory
  if (records.length === 0) return null
  return (
    <>
      <p>{kept.length > 0 ? t('setAside.closed') : t('setAside.onlyHere')}</p>
      <Button onClick={() => saveWords(records, t('setAside.fileName'))}>{t('setAside.saveWords')}</Button>
    </>
  )
}
