import { readRecord } from '@anderhalf/board-model'
import { laneAccess, PRESENCE_USER_KEY } from '@anderhalf/protocol'
import { react } from '@tldraw/state'
import type { TLParentId, TLShape, TLShapeId, TLStore } from '@tldraw/tlschema'
import { isEqual } from '@tldraw/utils'
import type { Awareness } from 'y-protocols/awareness'
import type * as Y from 'yjs'
import { presenceIntervalMs } from './bind-presence.ts'
import { encodeGesture, GESTURE_KEY, parseGesture, type GesturePlace } from './gesture-state.ts'
import { parseUser } from './presence-state.ts'

export interface BindGesturesOptions {
  readonly store: TLStore
  readonly doc: Y.Doc
  readonly awareness: Awareness
  /** Reads signals, such as `() => editor.isInAny('select.translating', 'select.resizing', 'select.rotating')`. */
  readonly isGesturing: () => boolean
}

/**
 * Shows what people drag, while they drag it, through their presence; the document hears of it at the end. Who is
 * cut off in the middle leaves nothing behind: everybody falls back to what the document says.
 *
 * Bind it after `bindStore`, which then writes the outcome before the gesture is taken back.
 *
 * @returns unbind
 */
export function bindGestures({ store, doc, awareness, isGesturing }: BindGesturesOptions): () => void {
  const moving = new Map<string, TLShapeId>()
  const shownBy = new Map<number, readonly GesturePlace[]>()
  let timer: ReturnType<typeof setTimeout> | null = null

  function send(): void {
    timer = null
    const shapes = [...moving.values()].flatMap((id) => store.get(id) ?? [])
    awareness.setLocalStateField(GESTURE_KEY, encodeGesture(shapes.map(placeOf)))
  }

  const stopListening = store.listen(
    ({ changes }) => {
      if (!isGesturing()) return
      for (const [, after] of Object.values(changes.updated)) {
        if (after.typeName === 'shape') moving.set(after.id, after.id)
      }
      if (moving.size > 0) timer ??= setTimeout(send, presenceIntervalMs(awareness.getStates().size))
    },
    { source: 'user', scope: 'document' },
  )
  const stopWatching = react('end of a gesture', () => {
    if (!isGesturing() && moving.size > 0) endOwn()
  })

  function endOwn(): void {
    moving.clear()
    if (timer !== null) clearTimeout(timer)
    timer = null
    const { [GESTURE_KEY]: _, ...state } = awareness.getLocalState() ?? {}
    awareness.setLocalState(state)
  }

  function onChange({ added, updated, removed }: Record<'added' | 'updated' | 'removed', number[]>): void {
    for (const clientId of [...added, ...updated, ...removed]) {
      if (clientId !== awareness.clientID) show(clientId, gestureOf(awareness.getStates().get(clientId)))
    }
  }

  function show(clientId: number, places: readonly GesturePlace[]): void {
    const shown = shownBy.get(clientId) ?? []
    if (isEqual(shown, places)) return
    const ids = new Set(places.map(({ id }) => id))
    const ended = shown.filter(({ id }) => !ids.has(id))
    if (places.length === 0) shownBy.delete(clientId)
    else shownBy.set(clientId, places)
    const shapes = [...ended.map(({ id }) => committed(id)), ...places.map(placed)]
    store.mergeRemoteChanges(() => store.put(shapes.filter((shape) => shape !== null)))
  }

  function committed(id: string): TLShape | null {
    const reading = readRecord(doc, id)
    const current = store.get(id as TLShapeId)
    if (current === undefined || moving.has(id) || !reading?.ok || reading.record.typeName !== 'shape')
      return null
    const { x, y, rotation, parentId, props } = reading.record
    if (!store.has(parentId)) return null
    const size = 'w' in props && 'h' in props ? { w: props.w, h: props.h } : {}
    return { ...current, x, y, rotation, parentId, props: { ...current.props, ...size } }
  }

  function placed({ id, x, y, rotation, parentId, size }: GesturePlace): TLShape | null {
    const current = store.get(id as TLShapeId)
    if (current === undefined || moving.has(id) || current.isLocked || !canHang(id, parentId)) return null
    const props = size !== null && 'w' in current.props && 'h' in current.props ? size : {}
    return {
      ...current,
      x,
      y,
      rotation,
      parentId: parentId as TLParentId,
      props: { ...current.props, ...props },
    }
  }

  /** A shape never hangs below itself. */
  function canHang(id: string, parentId: string): boolean {
    let at: string | undefined = parentId
    for (let depth = 0; at !== undefined && depth < 64; depth += 1) {
      if (at === id) return false
      if (at.startsWith('page:')) return store.has(at as TLShapeId)
      at = store.get(at as TLShapeId)?.parentId
    }
    return false
  }

  awareness.on('change', onChange)
  return () => {
    stopListening()
    stopWatching()
    endOwn()
    awareness.off('change', onChange)
    for (const clientId of shownBy.keys()) show(clientId, [])
  }
}

/** Only of those who may write on the canvas: a drag shown is nearly an edit. */
function gestureOf(state: Record<string, unknown> | undefined): GesturePlace[] {
  const user = parseUser(state?.[PRESENCE_USER_KEY])
  if (user === null) return []
  const visitor = { role: user.role, participantId: user.id }
  const access = laneAccess(visitor, 'canvas', { reviewShownToViewers: false })
  return access === 'write' ? parseGesture(state?.[GESTURE_KEY]) : []
}

function placeOf({ id, x, y, rotation, parentId, props }: TLShape): GesturePlace {
  const size = 'w' in props && 'h' in props ? { w: props.w, h: props.h } : null
  return { id, x, y, rotation, parentId, size }
}
