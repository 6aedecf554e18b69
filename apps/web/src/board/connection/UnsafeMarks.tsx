import { CloudOff } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useEditor, useValue, type Editor, type TLShapeId } from 'tldraw'
import { useBoard } from '../board-context.ts'
import { connectionSignOf } from './connection-sign.ts'
import { safetyOf } from './use-connection-sign.ts'
import styles from './UnsafeMarks.module.css'

/** More would hide the board, and each moves with the camera. */
const MAX_MARKS = 200

interface Mark {
  readonly id: TLShapeId
  readonly x: number
  readonly y: number
}

/** A small sign on what is on this device only. It is drawn, never part of the board. */
export function UnsafeMarks() {
  const { t } = useTranslation()
  const editor = useEditor()
  const { canvas } = useBoard().session
  const marks = useValue(
    'unsafe marks',
    () => {
      const { tone } = connectionSignOf(safetyOf(canvas))
      // What is on its way for a moment needs no sign.
      return tone === 'calm' || tone === 'busy' ? [] : marksOn(editor, canvas.unsafeRecords.get())
    },
    [editor, canvas],
  )
  return (
    <>
      {marks.map(({ id, x, y }) => (
        <span
          key={id}
          className={styles['mark']}
          style={{ transform: `translate(${x}px, ${y}px)` }}
          role="img"
          aria-label={t('connection.waiting')}
          title={t('connection.waiting')}
        >
          <CloudOff size={14} aria-hidden />
        </span>
      ))}
    </>
  )
}

function marksOn(editor: Editor, recordIds: ReadonlySet<string>): Mark[] {
  const marks: Mark[] = []
  const viewport = editor.getViewportPageBounds()
  for (const recordId of recordIds) {
    const id = recordId as TLShapeId
    const bounds = editor.getShapePageBounds(id)
    if (bounds === undefined || !viewport.collides(bounds)) continue
    const { x, y } = editor.pageToViewport({ x: bounds.maxX, y: bounds.minY })
    marks.push({ id, x, y })
    if (marks.length === MAX_MARKS) break
  }
  return marks
}
