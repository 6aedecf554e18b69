import type { TemplateShape } from '@anderhalf/board-model'
import { Move, Scaling } from 'lucide-react'
import { useEffect, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { stopEventPropagation, useEditor, useValue, Vec } from 'tldraw'
import { Button } from '../../design/Button.tsx'
import { IconButton } from '../../design/IconButton.tsx'
import { frameOfTemplate } from './placed-templates.ts'
import { moveWithNotes, scaleWithNotes } from './template-actions.ts'
import { startMovingTemplate } from './zone-focus.ts'
import styles from './ZoneOverlay.module.css'

type Gesture = 'move' | 'scale'

/** Page units for one press of an arrow key. */
const STEP = 50
const SCALE_STEP = 1.1
const LEAST_FACTOR = 0.2

const DIRECTIONS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}

/**
 * Moves or scales a template with what lies on it. While the hand moves only an outline follows: the board changes
 * once, when the hand lets go.
 */
export function TemplateMover({ shape }: { shape: TemplateShape }) {
  const editor = useEditor()
  const { t } = useTranslation()
  const first = useRef<HTMLButtonElement>(null)
  // The panel that led here is gone, and the arrow keys are for the handle.
  useEffect(() => first.current?.focus(), [])
  const [drag, setDrag] = useState<{ gesture: Gesture; from: Vec; by: Vec } | null>(null)
  const box = useValue(
    'mover',
    () => {
      const frame = frameOfTemplate(editor, shape)
      const zoom = editor.getZoomLevel()
      const { x, y } = editor.pageToViewport(frame)
      return { x, y, w: frame.w * zoom, h: frame.h * zoom, zoom }
    },
    [editor, shape],
  )
  const by = drag?.by ?? new Vec(0, 0)
  const factor = drag?.gesture === 'scale' ? factorOf(by, box) : 1
  const shift = drag?.gesture === 'move' ? by : new Vec(0, 0)
  const ghost = { left: box.x + shift.x, top: box.y + shift.y, width: box.w * factor, height: box.h * factor }

  function handle(gesture: Gesture) {
    return {
      onPointerDown(event: PointerEvent<HTMLButtonElement>) {
        event.currentTarget.setPointerCapture(event.pointerId)
        setDrag({ gesture, from: new Vec(event.clientX, event.clientY), by: new Vec(0, 0) })
      },
      onPointerMove(event: PointerEvent) {
        setDrag(
          (before) => before && { ...before, by: new Vec(event.clientX, event.clientY).sub(before.from) },
        )
      },
      onPointerUp() {
        if (drag !== null && drag.by.len() > 0) finish(gesture, drag.by)
        setDrag(null)
      },
      onPointerCancel: () => setDrag(null),
      onKeyDown(event: KeyboardEvent) {
        const direction = DIRECTIONS[event.key]
        if (direction === undefined) return
        event.preventDefault()
        event.stopPropagation()
        const [x, y] = direction
        if (gesture === 'move') moveWithNotes(editor, shape, { x: x * STEP, y: y * STEP })
        else scaleWithNotes(editor, shape, x > 0 || y > 0 ? SCALE_STEP : 1 / SCALE_STEP)
      },
    }
  }

  function finish(gesture: Gesture, moved: Vec) {
    if (gesture === 'move') moveWithNotes(editor, shape, { x: moved.x / box.zoom, y: moved.y / box.zoom })
    else scaleWithNotes(editor, shape, factorOf(moved, box))
  }

  return (
    <div
      className={styles['mover']}
      style={ghost}
      role="group"
      aria-label={t('zones.moving')}
      onPointerDown={stopEventPropagation}
    >
      <div className={styles['moverTools']}>
        <IconButton icon={Move} label={t('zones.dragToMove')} ref={first} {...handle('move')} />
        <Button onClick={() => startMovingTemplate(editor, null)}>{t('zones.doneMoving')}</Button>
      </div>
      <IconButton
        icon={Scaling}
        label={t('zones.dragToScale')}
        className={styles['moverCorner']}
        {...handle('scale')}
      />
    </div>
  )
}

function factorOf(by: Vec, { w, h }: { w: number; h: number }): number {
  return Math.max(LEAST_FACTOR, 1 + (by.x / w + by.y / h) / 2)
}
