import { NotebookPen } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useValue } from 'tldraw'
import { Button } from '../../design/Button.tsx'
import { readAside, type Aside } from '../../device/aside.ts'
import { saveWords } from '../../device/save-words.ts'
import { useBoard } from '../board-context.ts'
import { BoardNotice } from './BoardNotice.tsx'
import { DiscardAsideDialog } from './DiscardAsideDialog.tsx'
import styles from './LostTextNotice.module.css'
import { missingOnBoard, putBack } from './put-back.ts'

/** Offers what this device holds and the board does not, because the server could not take it as it was. */
export function SetAsideNotice() {
  const { t } = useTranslation()
  const { editor, session, mayWrite } = useBoard()
  const { canvas, visit } = session
  const [aside, setAside] = useState<Aside | null>(null)
  const [isDiscarding, setIsDiscarding] = useState(false)
  const discard = useRef<HTMLButtonElement>(null)
  // Before the server's board is here, nobody can say what is missing on it.
  const isLive = useValue('is live', () => canvas.status.get().kind === 'live', [canvas]) && editor !== null
  useEffect(() => {
    if (!isLive) return
    void (async () => setAside(await readAside(visit.boardId)))()
  }, [isLive, visit.boardId])

  if (aside === null || editor === null) return null
  const missing = missingOnBoard(editor, aside.records)
  const count = missing.filter(({ id }) => id.startsWith('shape:')).length
  if (count === 0) return null

  function forget() {
    void aside?.forget()
    setAside(null)
  }

  return (
    <BoardNotice icon={NotebookPen}>
      <div>
        <p>
          <strong>{t('setAside.title', { count })}</strong> {t('setAside.body')}
        </p>
        <div className={styles['choices']}>
          {mayWrite && (
            <Button
              look="primary"
              onClick={() => {
                if (putBack(editor, missing)) forget()
              }}
            >
              {t('setAside.putBack')}
            </Button>
          )}
          <Button onClick={() => saveWords(missing, t('setAside.fileName'))}>
            {t('setAside.saveWords')}
          </Button>
          <Button ref={discard} onClick={() => setIsDiscarding(true)}>
            {t('setAside.discard')}
          </Button>
        </div>
        {isDiscarding && (
          <DiscardAsideDialog
            count={count}
            onDiscard={forget}
            onClose={() => setIsDiscarding(false)}
            giveFocusBack={() => discard.current?.focus()}
          />
        )}
      </div>
    </BoardNotice>
  )
}
