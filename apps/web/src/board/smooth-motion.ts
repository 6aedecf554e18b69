import type { BindGesturesOptions } from '@anderhalf/tldraw-yjs'
import type { Editor } from 'tldraw'

/** Shapes glide on the screen of who can see it; elsewhere, and for who wants no motion, they jump. */
export function createSmoothMotion(
  getEditor: () => Editor | null,
): NonNullable<BindGesturesOptions['smoothMotion']> {
  return {
    onNextFrame(callback) {
      const frame = requestAnimationFrame(callback)
      return () => cancelAnimationFrame(frame)
    },
    isSeenMoving(shapeId) {
      const editor = getEditor()
      if (editor === null || document.visibilityState !== 'visible') return false
      if (editor.user.getAnimationSpeed() === 0) return false
      return !editor.getCulledShapes().has(shapeId as never)
    },
    nowMs: () => performance.now(),
  }
}
