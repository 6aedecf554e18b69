import { LIMITS } from '@anderhalf/protocol'
import { PackageOpen } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useValue, type Editor } from 'tldraw'
import { Button } from '../../design/Button.tsx'
import { useBoard } from '../board-context.ts'
import { fullnessOf } from './board-fullness.ts'
import { BoardNotice } from './BoardNotice.tsx'
import styles from './LostTextNotice.module.css'

/** Warns whoever may write before the board takes no more, and says what to do when it does not. */
export function BoardFullNotice() {
  const { editor, mayWrite } = useBoard()
  return editor !== null && mayWrite ? <FullnessOf editor={editor} /> : null
}

function FullnessOf({ editor }: { editor: Editor }) {
  const { t } = useTranslation()
  const count = useValue('shapes on the board', () => editor.getCurrentPageShapeIds().size, [editor])
  const [refusedAt, setRefusedAt] = useState<number | null>(null)
  const [readAs, setReadAs] = useState<string | null>(null)
  useEffect(() => {
    // More than fits was pasted at once: nothing of it was placed.
    const onRefused = () => setRefusedAt(editor.getCurrentPageShapeIds().size)
    editor.on('max-shapes', onRefused)
    return () => void editor.off('max-shapes', onRefused)
  }, [editor])

  const fullness = refusedAt === count ? 'full' : fullnessOf(count)
  if (fullness === 'roomy' || readAs === fullness) return null
  const max = LIMITS.maxShapesPerBoard
  return (
    <BoardNotice icon={PackageOpen}>
      <div>
        <p>
          <strong>{t(`boardFull.${fullness}`, { count, max })}</strong> {t('boardFull.whatToDo')}
        </p>
        <div className={styles['choices']}>
          <Button
            onClick={() => {
              setReadAs(fullness)
              setRefusedAt(null)
            }}
          >
            {t('boardFull.understood')}
          </Button>
        </div>
      </div>
    </BoardNotice>
  )
}
