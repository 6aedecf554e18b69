import { changedRecordsOf, recordsOf } from '@anderhalf/board-model'
import { laneAccess, PRESENCE_USER_KEY } from '@anderhalf/protocol'
import type { TLShape, TLShapeId } from '@tldraw/tlschema'
import { isEqual } from '@tldraw/utils'
import type { Awareness } from 'y-protocols/awareness'
import type * as Y from 'yjs'
import { createGlide, type SmoothMotion } from './gesture-glide.ts'
import { gestureShapesOf, standsAt, type GestureShapesOptions } from './gesture-shapes.ts'
import { NO_GESTURE, parseGesture, placeOf, type Gesture, type GesturePlace } from './gesture-state.ts'
import type { OnNextFrame } from './on-next-frame.ts'
import { parseUser } from './presence-state.ts'
import { afterHandOn } from './settling.ts'

interface OthersGesturesOptions extends GestureShapesOptions {
  readonly awareness: Awareness
  readonly smoothMotion?: SmoothMotion
}

interface ShownGesture {
  readonly gesture: Gesture
  readonly atMs: number
}

/** Time between two samples, as far as a glide follows it. */
const MIN_GLIDE_MS = 40
const MAX_GLIDE_MS = 300
/** A little longer than the samples are apart, so that one glide goes over into the next. */
const GLIDE_STRETCH = 1.1

const NO_MOTION: Omit<SmoothMotion, 'onNextFrame'> = {
  isSeenMoving: () => false,
  nowMs: () => 0,
}
const NO_FRAMES: OnNextFrame = () => () => undefined

/** @returns stop; everything stands where the document says */
export function showGesturesOfOthers(options: OthersGesturesOptions): () => void {
  const { store, doc, awareness, smoothMotion } = options
  const { committed, placed, drawn } = gestureShapesOf(options)
  const { isSeenMoving, nowMs } = smoothMotion ?? NO_MOTION
  const shownBy = new Map<number, ShownGesture>()
  /** Shapes on their way back to where the document says, and where they were last put. */
  const ending = new Map<string, GesturePlace>()
  const glide = createGlide(
    { onNextFrame: smoothMotion?.onNextFrame ?? NO_FRAMES, nowMs },
    putGliding,
    settle,
  )
  /** Whose presence changed since it was last looked at. */
  const unseen = new Set<number>()
  let cancelFrame: (() => void) | null = null
  /** Shapes on their way that the document moved while the store was not told yet. */
  const committedMeanwhile = new Set<string>()

  function onChange({ added, updated, removed }: Record<'added' | 'updated' | 'removed', number[]>): void {
    for (const clientId of [...added, ...updated, ...removed]) unseen.add(clientId)
    if (smoothMotion === undefined) showUnseen()
    else cancelFrame ??= smoothMotion.onNextFrame(showUnseen)
  }

  /** All of them at once: every change of the store costs as much as the board is large. */
  function showUnseen(): void {
    cancelFrame = null
    unseen.delete(awareness.clientID)
    const shapes = [...unseen].flatMap((clientId) =>
      changeOf(clientId, gestureOf(awareness.getStates().get(clientId))),
    )
    unseen.clear()
    put(shapes)
  }

  /** @returns what is to be shown at once; what glides comes by itself */
  function changeOf(clientId: number, gesture: Gesture): (TLShape | null)[] {
    const shown = shownBy.get(clientId) ?? { gesture: NO_GESTURE, atMs: Number.NEGATIVE_INFINITY }
    if (isEqual(shown.gesture, gesture)) return []
    const now = nowMs()
    if (gesture.places.length === 0 && gesture.ink === null) shownBy.delete(clientId)
    else shownBy.set(clientId, { gesture, atMs: now })

    const glideMs = Math.min(MAX_GLIDE_MS, Math.max(MIN_GLIDE_MS, (now - shown.atMs) * GLIDE_STRETCH))
    const present = new Set([...gesture.places.map(({ id }) => id), gesture.ink?.id])
    const jumping: (TLShape | null)[] = []
    for (const place of gesture.places) {
      ending.delete(place.id)
      if (!startGlide(place, glideMs)) jumping.push(placed(place))
    }
    for (const id of idsOf(shown.gesture)) if (!present.has(id)) jumping.push(end(id, glideMs))
    if (gesture.ink === null) return jumping
    // Over its place, if it has one.
    const base = jumping.findLast((shape) => shape?.id === gesture.ink?.id)
    return [...jumping, drawn(gesture, base ?? null)]
  }

  /** @returns the shape when it is to stand where the document says at once */
  function end(id: string, glideMs: number): TLShape | null {
    const shape = committed(id)
    const current = store.get(id as TLShapeId)
    if (shape === null || current === undefined || !startGlide(placeOf(shape), glideMs)) return shape
    ending.set(id, placeOf(current))
    return null
  }

  /** @returns false when the shape has to jump */
  function startGlide(to: GesturePlace, durationMs: number): boolean {
    const shape = store.get(to.id as TLShapeId)
    const isSeen = shape !== undefined && isSeenMoving(to.id)
    const from = isSeen ? (glide.placeOf(to.id) ?? placeOf(shape)) : null
    if (from?.parentId !== to.parentId || isEqual(from, to)) {
      glide.drop(to.id)
      return false
    }
    glide.start(from, to, durationMs)
    return true
  }

  function putGliding(places: readonly GesturePlace[]): void {
    const shapes = places.map((place) => {
      const last = ending.get(place.id)
      if (last === undefined) return placed(place)
      // The document has spoken meanwhile, or another hand took it.
      if (!standsAt(store.get(place.id as TLShapeId), last)) return stop(place.id)
      ending.set(place.id, place)
      return placed(place)
    })
    put(shapes)
  }

  function stop(id: string): null {
    ending.delete(id)
    glide.drop(id)
    return null
  }

  /** A rounded place is where a glide ends; the document knows it exactly. */
  function settle(id: string): void {
    if (ending.delete(id)) put([committed(id)])
  }

  function put(shapes: readonly (TLShape | null)[]): void {
    const present = shapes.filter((shape) => shape !== null)
    if (present.length > 0) store.mergeRemoteChanges(() => store.put(present))
  }

  /** What is committed in the middle of a gesture is ahead of what is seen of it: it would jump there and back. */
  function onDocChange(events: Y.YEvent<Y.AbstractType<unknown>>[]): void {
    for (const id of changedRecordsOf(events).keys()) {
      if (!ending.has(id) && glide.shownPlaceOf(id) !== null) committedMeanwhile.add(id)
    }
    putBack()
  }

  function putBack(): void {
    const shapes: (TLShape | null)[] = []
    for (const id of committedMeanwhile) {
      const shown = glide.shownPlaceOf(id)
      // The store was not told yet: it will be before long.
      if (shown !== null && standsAt(store.get(id as TLShapeId), shown)) continue
      committedMeanwhile.delete(id)
      const place = glide.placeOf(id)
      if (place !== null) shapes.push(placed(place))
    }
    put(shapes)
  }

  awareness.on('change', onChange)
  recordsOf(doc).observeDeep(onDocChange)
  const forget = afterHandOn(store, putBack)
  return () => {
    cancelFrame?.()
    forget()
    awareness.off('change', onChange)
    recordsOf(doc).unobserveDeep(onDocChange)
    glide.close()
    const left = [...shownBy.values()].flatMap(({ gesture }) => idsOf(gesture))
    put([...new Set([...left, ...ending.keys()])].map(committed))
    shownBy.clear()
    ending.clear()
  }
}

/** Only of those who may write on the canvas: a drag shown is nearly an edit. */
function gestureOf(state: Record<string, unknown> | undefined): Gesture {
  const user = parseUser(state?.[PRESENCE_USER_KEY])
  if (state === undefined || user === null) return NO_GESTURE
  const visitor = { role: user.role, participantId: user.id }
  const access = laneAccess(visitor, 'canvas', { reviewShownToViewers: false })
  return access === 'write' ? parseGesture(state) : NO_GESTURE
}

function idsOf({ places, ink }: Gesture): string[] {
  return [...places.map(({ id }) => id), ...(ink === null ? [] : [ink.id])]
}
