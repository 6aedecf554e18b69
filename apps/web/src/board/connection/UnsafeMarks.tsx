import { CloudOff } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { isShapeId, useEditor, useValue, type Editor, type TLShapeId } from 'tldraw'
import { useBoard } from '../board-context.ts'
import { connectionSignOf } from './connection-sign.ts'
import { safetyOf } from './use-connection-sign.ts'
import styles from './UnsafeMarks.module.css'

/** More would hide the board, and each moves with the camera. */
const MAX_MARKS = 200
const MIN_SIZE_PX = 12
const MAX_SIZE_PX = 22

interface Mark {
  readonly id: TLShapeId
  readonly x: number
  readonly y: number
  /** Pixels on the screen. */
  readonly size: number
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
      {marks.map(({ id, x, y, size }) => (
        <span
          key={id}
          className={styles['mark']}
          style={{ left: x - size * 0.6, top: y - size * 0.4, width: size, height: size }}
          role="img"
          aria-label={t('connection.waiting')}
          title={t('connection.waiting')}
        >
          <CloudOff size={size * 0.64} aria-hidden />
        </span>
      ))}
    </>
  )
}

function marksOn(editor: Editor, recordIds: ReadonlySet<string>): Mark[] {
  const marks: Mark[] = []
  const viewport = editor.getViewportPageBounds()
  for (const id of recordIds) {
    // An image that came is two records, and tldraw throws when it is asked for the bounds of the other one.
    if (!isShapeId(id)) continue
    const bounds = editor.getShapePageBounds(id)
    if (bounds === undefined || !viewport.collides(bounds)) continue
    const { x, y } = editor.pageToViewport({ x: bounds.maxX, y: bounds.minY })
    // A small thing must stay visible under its mark.
    const size = Math.min(MAX_SIZE_PX, Math.max(MIN_SIZE_PX, bounds.w * editor.getZoomLevel() * 0.3))
    marks.push({ id, x, y, size })
    if (marks.length === MAX_MARKS) break
  }
  return marks
}
