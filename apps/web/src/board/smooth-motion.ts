import type { BindGesturesOptions } from '@anderhalf/tldraw-yjs'
import type { Editor } from 'tldraw'
import type { FrameWork } from './frame-work.ts'

/** Shapes glide on the screen of who can see it; elsewhere, and for who wants no motion, they jump. */
export function createSmoothMotion(
  getEditor: () => Editor | null,
  onNextFrame: FrameWork['onNextFrame'],
): NonNullable<BindGesturesOptions['smoothMotion']> {
  return {
    onNextFrame,
    isSeenMoving(shapeId) {
      const editor = getEditor()
      if (editor === null || document.visibilityState !== 'visible') return false
      if (editor.user.getAnimationSpeed() === 0) return false
      return !editor.getCulledShapes().has(shapeId as never)
    },
    nowMs: () => performance.now(),
  }
}
