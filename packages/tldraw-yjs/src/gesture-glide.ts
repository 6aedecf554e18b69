import type { GesturePlace } from './gesture-state.ts'
import type { OnNextFrame } from './on-next-frame.ts'

export interface SmoothMotion {
  readonly onNextFrame: OnNextFrame
  /** False for who wants no motion and for what is not in view: such shapes jump to where they are going. */
  readonly isSeenMoving: (shapeId: string) => boolean
  readonly nowMs: () => number
}

export interface Glide {
  /** Whether the shape is on its way. */
  placeOf(id: string): GesturePlace | null
  /** Where it was last shown on its way. */
  shownPlaceOf(id: string): GesturePlace | null
  start(from: GesturePlace, to: GesturePlace, durationMs: number): void
  /** Lets the shape stand where it is. */
  drop(id: string): void
  close(): void
}

interface Move {
  readonly from: GesturePlace
  readonly to: GesturePlace
  readonly startedAtMs: number
  readonly durationMs: number
  shown: GesturePlace
}

/** How many frames one picture of so many moving shapes lasts: a lively room must not cost its bystanders more. */
const FRAMES_OF = [
  { upTo: 12, frames: 1 },
  { upTo: 30, frames: 2 },
  { upTo: Number.POSITIVE_INFINITY, frames: 3 },
]

/**
 * Moves shapes evenly from sample to sample, so that a hand of which seventeen places a second arrive is seen to move
 * sixty times.
 *
 * @param put shows shapes at these places
 * @param arrived told of a shape that stands where it was going
 */
export function createGlide(
  { onNextFrame, nowMs }: Pick<SmoothMotion, 'onNextFrame' | 'nowMs'>,
  put: (places: readonly GesturePlace[]) => void,
  arrived: (id: string) => void,
): Glide {
  const moves = new Map<string, Move>()
  let cancel: (() => void) | null = null
  let framesLeft = 0

  function onFrame(): void {
    cancel = null
    framesLeft -= 1
    if (framesLeft <= 0) paint()
    if (moves.size > 0) cancel ??= onNextFrame(onFrame)
  }

  function paint(): void {
    framesLeft = FRAMES_OF.find(({ upTo }) => moves.size <= upTo)!.frames
    const now = nowMs()
    const there: string[] = []
    for (const move of moves.values()) move.shown = placeAt(move, now)
    put([...moves.values()].map(({ shown }) => shown))
    for (const [id, move] of moves) if (shareAt(move, now) === 1) there.push(id)
    for (const id of there) moves.delete(id)
    for (const id of there) arrived(id)
  }

  return {
    placeOf(id) {
      const move = moves.get(id)
      return move === undefined ? null : placeAt(move, nowMs())
    },
    shownPlaceOf: (id) => moves.get(id)?.shown ?? null,
    start(from, to, durationMs) {
      const shown = moves.get(to.id)?.shown ?? from
      moves.set(to.id, { from, to, startedAtMs: nowMs(), durationMs, shown })
      cancel ??= onNextFrame(onFrame)
    },
    drop(id) {
      moves.delete(id)
    },
    close() {
      moves.clear()
      cancel?.()
      cancel = null
    },
  }
}

function shareAt({ startedAtMs, durationMs }: Move, nowMs: number): number {
  return Math.min(1, Math.max(0, (nowMs - startedAtMs) / durationMs))
}

function placeAt(move: Move, nowMs: number): GesturePlace {
  const share = shareAt(move, nowMs)
  const { from, to } = move
  if (share === 1) return to
  const between = (one: number, other: number) => one + (other - one) * share
  return {
    ...to,
    x: between(from.x, to.x),
    y: between(from.y, to.y),
    rotation: from.rotation + shortestTurn(from.rotation, to.rotation) * share,
    size:
      from.size === null || to.size === null
        ? to.size
        : { w: between(from.size.w, to.size.w), h: between(from.size.h, to.size.h) },
  }
}

function shortestTurn(from: number, to: number): number {
  const turn = (to - from) % (2 * Math.PI)
  if (turn > Math.PI) return turn - 2 * Math.PI
  return turn < -Math.PI ? turn + 2 * Math.PI : turn
}
