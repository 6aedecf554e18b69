import { wordsOf } from '@anderhalf/board-model'
import { NotebookPen } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useValue } from 'tldraw'
import { Button } from '../../design/Button.tsx'
import { useBoard } from '../board-context.ts'
import type { BoundCanvas } from '../use-bound-canvas.ts'
import { BoardNotice } from './BoardNotice.tsx'
import styles from './LostTextNotice.module.css'
import { placeLostText } from './place-lost-text.ts'

/** Offers words back to whoever was typing them when another person deleted what they stood in. */
export function LostTextNotice({ canvas }: { canvas: BoundCanvas }) {
  const { t } = useTranslation()
  const { editor } = useBoard()
  const lost = useValue('lost text', () => canvas.lostTexts.waiting.get()[0] ?? null, [canvas])

  function putBack() {
    if (editor === null || lost === null) return
    if (placeLostText(editor, lost)) canvas.lostTexts.forgetFirst()
  }

  return (
    <>
      {lost !== null && (
        <BoardNotice icon={NotebookPen}>
          <div>
            <p>
              <strong>{t('lostText.title')}</strong> {t('lostText.body')}
            </p>
            <p className={styles['words']}>{wordsOf(lost)}</p>
            <div className={styles['choices']}>
              <Button look="primary" onClick={putBack}>
                {t('lostText.putBack')}
              </Button>
              <Button onClick={canvas.lostTexts.forgetFirst}>{t('lostText.leave')}</Button>
            </div>
          </div>
        </BoardNotice>
      )}
    </>
  )
}
