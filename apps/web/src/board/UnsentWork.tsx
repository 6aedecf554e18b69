import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../design/Button.tsx'
import { readAside, type Aside } from '../device/aside.ts'
import { saveWords } from '../device/save-words.ts'

/** Whoever cannot open a board any more can still have the words that never reached it. */
export function UnsentWork({ boardId }: { boardId: string }) {
  const { t } = useTranslation()
  const [aside, setAside] = useState<Aside | null>(null)
  useEffect(() => {
    void (async () => setAside(await readAside(boardId)))()
  }, [boardId])
  if (aside === null) return null
  return (
    <>
      <p>{t('setAside.closed')}</p>
      <Button onClick={() => saveWords(aside.records, t('setAside.fileName'))}>
        {t('setAside.saveWords')}
      </Button>
    </>
  )
}
