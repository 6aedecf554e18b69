import type { TLShapeId, TLStore } from '@tldraw/tlschema'
import type { Awareness } from 'y-protocols/awareness'
import type * as Y from 'yjs'
import type { SmoothMotion } from './gesture-glide.ts'
import { showGesturesOfOthers } from './others-gestures.ts'
import { sendOwnGesture } from './own-gesture.ts'

export interface BindGesturesOptions {
  readonly store: TLStore
  readonly doc: Y.Doc
  readonly awareness: Awareness
  /** Reads signals, such as `() => editor.isInAny('select.translating', 'select.resizing', 'select.rotating')`. */
  readonly isGesturing: () => boolean
  /** How shapes glide between two samples; without it they jump. */
  readonly smoothMotion?: SmoothMotion
}

/**
 * Shows what people drag and draw, while they do it, through their presence; the document hears of it at the end and
 * at most once a second before. Who is cut off in the middle leaves nothing behind: everybody falls back to what the
 * document says.
 *
 * Bind it after `bindStore`, which then writes the outcome before the gesture is taken back.
 *
 * @returns unbind
 */
export function bindGestures(options: BindGesturesOptions): () => void {
  /** What this person's hand holds is moved by nobody else. */
  const held = new Set<TLShapeId>()
  const stopSending = sendOwnGesture({ ...options, held })
  const stopShowing = showGesturesOfOthers({ ...options, isHeld: (id) => held.has(id) })
  return () => {
    stopSending()
    stopShowing()
  }
}
