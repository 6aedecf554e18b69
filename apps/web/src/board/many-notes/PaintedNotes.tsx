import { computed } from '@tldraw/state'
import { useContext, useEffect, useRef } from 'react'
import { modulate, useEditor, type Editor } from 'tldraw'
import { createFontLoader } from './font-loader.ts'
import { createNotePainter, type NoteView } from './note-painter.ts'
import { workOnceAFrame } from './work-once-a-frame.ts'
import { PaintedNotesContext } from './painted-notes-context.ts'
import styles from './PaintedNotes.module.css'

/** A sharper screen than this takes four times the memory and shows no more of a small note. */
const MAX_PIXEL_RATIO = 2
/** While the camera moves, notes are painted anew after this long; until then they move and grow as one picture. */
const STRETCHED_MS = 120

/** The notes of a large board that tldraw makes no elements for, painted among its shapes. */
export function PaintedNotes() {
  const editor = useEditor()
  const paintedNotes = useContext(PaintedNotesContext)
  const layerRef = useRef<HTMLDivElement>(null)
  const stillRef = useRef<HTMLCanvasElement>(null)
  const movingRef = useRef<HTMLCanvasElement>(null)

  useEffect(() => {
    const layer = layerRef.current
    const still = stillRef.current?.getContext('2d')
    const moving = movingRef.current?.getContext('2d')
    if (!layer || !still || !moving || paintedNotes === null) return
    const painter = createNotePainter(still, moving, () => painting.again())
    const loadFontOf = createFontLoader(editor)
    const pixelRatio = computed('pixel ratio', () =>
      Math.min(editor.getInstanceState().devicePixelRatio, MAX_PIXEL_RATIO),
    )
    let view: NoteView | null = null
    let viewedAtMs = 0
    const painting = workOnceAFrame('paint notes', () => {
      const { painted, zIndex } = paintedNotes.plan.get()
      const viewNow = viewOf(editor, pixelRatio.get())
      layer.hidden = painted.length === 0
      if (painted.length === 0) return false
      painted.forEach(loadFontOf)
      layer.style.zIndex = String(zIndex)
      const nowMs = performance.now()
      if (view === null || !viewNow.isMoving || nowMs - viewedAtMs > STRETCHED_MS) {
        view = viewNow
        viewedAtMs = nowMs
        putBeforeCamera(editor, layer)
      }
      const { inSight, isDone } = painter.paint(painted, view)
      // What is on a canvas can be seen in no other way.
      if (isDone) layer.dataset['painted'] = String(inSight)
      return !isDone
    })
    function onFontsLoaded(): void {
      painter.forget()
      painting.again()
    }
    document.fonts.addEventListener('loadingdone', onFontsLoaded)
    return () => {
      document.fonts.removeEventListener('loadingdone', onFontsLoaded)
      painting.stop()
      painter.close()
    }
  }, [editor, paintedNotes])

  return (
    <div ref={layerRef} className={styles['layer']} aria-hidden hidden>
      <canvas ref={stillRef} className={styles['canvas']} />
      <canvas ref={movingRef} className={styles['canvas']} />
    </div>
  )
}

/** What the painted notes are seen from now; while the camera moves, what is painted moves with it. */
function viewOf(editor: Editor, pixelRatio: number): NoteView {
  const { w, h } = editor.getViewportScreenBounds()
  return {
    bounds: editor.getViewportPageBounds(),
    width: Math.round(w * pixelRatio),
    height: Math.round(h * pixelRatio),
    pixelsPerUnit: editor.getZoomLevel() * pixelRatio,
    isDarkMode: editor.user.getIsDarkMode(),
    isMoving: editor.getCameraState() === 'moving',
  }
}

/** Takes back what tldraw moves and enlarges its layer of shapes by, as the camera stands now. */
function putBeforeCamera(editor: Editor, layer: HTMLElement): void {
  const { w, h } = editor.getViewportScreenBounds()
  const { x, y, z } = editor.getCamera()
  const offset = layerOffset(z)
  layer.style.width = `${w}px`
  layer.style.height = `${h}px`
  layer.style.transform = `translate(${-x - offset}px, ${-y - offset}px) scale(${1 / z})`
}

/** What tldraw's canvas moves its layer of shapes by besides the camera, in units of the page. */
function layerOffset(zoom: number): number {
  return zoom >= 1 ? modulate(zoom, [1, 8], [0.125, 0.5], true) : modulate(zoom, [0.1, 1], [-2, 0.125], true)
}
