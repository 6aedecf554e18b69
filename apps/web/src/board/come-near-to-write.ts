import { react, type Editor, type TLCamera, type TLShapeId } from 'tldraw'
import { isNarrow } from './is-narrow.ts'
import { lookAt } from './look-at.ts'

/** Of a note at a zoom of 100 %, on the screen: from here on its words can be read while they are written. */
const LEAST_ZOOM = 0.6
/** Around what is written, in units of the page. */
const AROUND = 60

/**
 * On a narrow screen that shows a whole sheet, words are dust. While somebody writes, the camera is near; then it goes
 * back, unless they moved it. At once: a screen keyboard comes up in the same moment.
 *
 * @returns unbind
 */
export function comeNearToWrite(editor: Editor): () => void {
  let from: TLCamera | null = null
  let near: TLCamera | null = null

  function comeTo(id: TLShapeId): void {
    const box = editor.getShapePageBounds(id)
    if (from !== null || !isNarrow() || box === undefined || editor.getZoomLevel() >= LEAST_ZOOM) return
    from = editor.getCamera()
    lookAt(editor, box.clone().expandBy(AROUND), { mostZoom: 1 })
    near = editor.getCamera()
  }

  function goBack(): void {
    if (from !== null && editor.getCamera() === near) editor.setCamera(from, { immediate: true })
    from = null
    near = null
  }

  return react('writing', () => {
    const id = editor.getEditingShapeId()
    // What the camera does is no reason to look again.
    queueMicrotask(() => (id === null ? goBack() : comeTo(id)))
  })
}
