import type { BindGesturesOptions } from '@anderhalf/tldraw-yjs'
import type { Editor, TLShapeId } from 'tldraw'
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
      // The editor's own answer takes in every shape of the board.
      const bounds = editor.getShapePageBounds(shapeId as TLShapeId)
      return bounds !== undefined && editor.getViewportPageBounds().includes(bounds)
    },
    nowMs: () => performance.now(),
  }
}
