import { maxShapesOf } from '@anderhalf/protocol'
import { PackageOpen } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useValue, type Editor } from 'tldraw'
import { Button } from '../../design/Button.tsx'
import { useBoard } from '../board-context.ts'
import type { BoardSession } from '../board-session.ts'
import { fullnessOf } from './board-fullness.ts'
import { BoardNotice } from './BoardNotice.tsx'
import { gaugeBytes } from './gauge-bytes.ts'
import styles from './LostTextNotice.module.css'

/** Warns whoever may write before the board takes no more, and says what to do when it does not. */
export function BoardFullNotice() {
  const { editor, mayWrite } = useBoard()
  return editor !== null && mayWrite ? <FullnessOf editor={editor} /> : null
}

function FullnessOf({ editor }: { editor: Editor }) {
  const { t } = useTranslation()
  const { session } = useBoard()
  const { limits } = session.visit
  const [refusedAt, setRefusedAt] = useState<number | null>(null)
  const [readAs, setReadAs] = useState<string | null>(null)
  const count = useValue('shapes on the board', () => editor.getCurrentPageShapeIds().size, [editor])
  const records = useValue('records on the board', () => recordCountOf(editor), [editor])
  const bytes = useBytes(session)
  const measured = fullnessOf({ shapes: count, records, bytes }, limits)
  useEffect(() => {
    // More than fits was pasted at once: nothing of it was placed.
    const onRefused = () => setRefusedAt(editor.getCurrentPageShapeIds().size)
    // tldraw would say it once more, in English alone.
    editor.removeAllListeners('max-shapes')
    editor.on('max-shapes', onRefused)
    return () => void editor.off('max-shapes', onRefused)
  }, [editor])

  const { degree, of, percent } =
    refusedAt === count ? ({ degree: 'full', of: 'shapes', percent: 100 } as const) : measured
  if (degree === 'roomy' || readAs === degree) return null
  const says =
    of === 'shapes'
      ? t(`boardFull.shapes.${degree}`, { count, max: maxShapesOf(limits) })
      : t(`boardFull.room.${degree}`, { percent })
  return (
    <BoardNotice icon={PackageOpen}>
      <div>
        <p>
          <strong>{says}</strong> {t('boardFull.whatToDo')}
        </p>
        <div className={styles['choices']}>
          <Button
            onClick={() => {
              setReadAs(degree)
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

function recordCountOf({ store }: Editor): number {
  return (
    store.query.ids('shape').get().size +
    store.query.ids('binding').get().size +
    store.query.ids('asset').get().size
  )
}

/** In steps of a hundredth of what fits, so that not every edit draws anew. */
function useBytes({ canvas, visit }: BoardSession): number {
  const { maxEncodedBoardBytes } = visit.limits
  const [gauge] = useState(() => gaugeBytes(canvas.doc, maxEncodedBoardBytes))
  useEffect(() => () => gauge.close(), [gauge])
  const step = maxEncodedBoardBytes / 100
  return useValue('bytes of the board', () => Math.floor(gauge.bytes.get() / step) * step, [gauge, step])
}
