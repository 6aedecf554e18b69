import { findInkNews } from '@anderhalf/board-model'
import { react } from '@tldraw/state'
import type { TLShape, TLShapeId, TLStore } from '@tldraw/tlschema'
import type { Awareness } from 'y-protocols/awareness'
import type * as Y from 'yjs'
import { presenceIntervalMs } from './bind-presence.ts'
import {
  encodeGesture,
  GESTURE_KEY,
  INK_KEY,
  placeOf,
  type Gesture,
  type GestureInk,
} from './gesture-state.ts'

interface OwnGestureOptions {
  readonly store: TLStore
  readonly doc: Y.Doc
  readonly awareness: Awareness
  readonly isGesturing: () => boolean
  /** Filled with the shapes that this person moves, as long as they do. */
  readonly held: Set<TLShapeId>
}

/** @returns stop; takes the gesture back */
export function sendOwnGesture({ store, doc, awareness, isGesturing, held }: OwnGestureOptions): () => void {
  let timer: ReturnType<typeof setTimeout> | null = null

  function send(): void {
    timer = null
    const shapes = [...held].flatMap((id) => store.get(id) ?? [])
    sendState(encodeGesture(gestureOf(doc, shapes)))
  }

  function sendState(gesture: Record<string, unknown>): void {
    const state = awareness.getLocalState()
    // Whoever left must not be seen again.
    if (state === null) return
    const { [GESTURE_KEY]: _places, [INK_KEY]: _ink, ...others } = state
    awareness.setLocalState({ ...others, ...gesture })
  }

  function end(): void {
    held.clear()
    if (timer !== null) clearTimeout(timer)
    timer = null
    sendState({})
  }

  const stopListening = store.listen(
    ({ changes }) => {
      if (!isGesturing()) return
      for (const [, after] of Object.values(changes.updated)) {
        if (after.typeName === 'shape') held.add(after.id)
      }
      if (held.size > 0) timer ??= setTimeout(send, presenceIntervalMs(awareness.getStates().size))
    },
    { source: 'user', scope: 'document' },
  )
  const stopWatching = react('end of a gesture', () => {
    if (!isGesturing() && held.size > 0) end()
  })
  return () => {
    stopListening()
    stopWatching()
    end()
  }
}

function gestureOf(doc: Y.Doc, shapes: readonly TLShape[]): Gesture {
  const inks = shapes.map((shape) => inkOf(doc, shape)).filter((ink) => ink !== null)
  return { places: shapes.map(placeOf), ink: inks[0] ?? null }
}

function inkOf(doc: Y.Doc, { id, type, props }: TLShape): GestureInk | null {
  if (type !== 'draw' && type !== 'highlight') return null
  const news = 'segments' in props ? findInkNews(doc, id, props.segments) : null
  return news === null ? null : { id, news }
}
