import { areaContains } from './area-contains.ts'
import { areaBounds } from './area-bounds.ts'
import type { Area } from './areas.ts'
import { overlaps, type Box, type Point } from './geometry.ts'

export interface NotePlacesOptions {
  /** Side of a square note. */
  readonly noteSize: number
  readonly gap: number
  /** What must stay readable, such as the boxes of the labels. */
  readonly keepClear: readonly Box[]
  readonly count: number
}

const SEARCH_STEPS_PER_NOTE = 10
const SAMPLES_PER_SIDE = 4

/**
 * Top left corners where notes lie wholly within the area, in rows from the top, off each other and off what must
 * stay clear. Fewer than `count` when the area is full. A round area holds more when its rows begin lower: the
 * beginning that holds the most wins, the highest of them first.
 */
export function findNotePlaces(area: Area, options: NotePlacesOptions): Point[] {
  const { noteSize, gap, count } = options
  const top = areaBounds(area).y + gap
  let best: Point[] = []
  for (let lower = 0; lower < noteSize + gap && best.length < count; lower += stepOf(options)) {
    const places = fillRows(area, top + lower, options)
    if (places.length > best.length) best = places
  }
  return best
}

function fillRows(area: Area, top: number, options: NotePlacesOptions): Point[] {
  const { noteSize, gap, keepClear, count } = options
  const places: Point[] = []
  const bounds = areaBounds(area)
  const step = stepOf(options)
  let y = top
  while (y + noteSize <= bounds.y + bounds.h && places.length < count) {
    const before = places.length
    let x = bounds.x + gap
    while (x + noteSize <= bounds.x + bounds.w && places.length < count) {
      const note = { x, y, w: noteSize, h: noteSize }
      if (liesWithin(area, note) && !keepClear.some((box) => overlaps(box, note))) {
        places.push({ x, y })
        x += noteSize + gap
      } else {
        x += step
      }
    }
    y += places.length > before ? noteSize + gap : step
  }
  return places
}

function stepOf({ noteSize }: NotePlacesOptions): number {
  return noteSize / SEARCH_STEPS_PER_NOTE
}

function liesWithin(area: Area, box: Box): boolean {
  for (let nth = 0; nth <= SAMPLES_PER_SIDE; nth++) {
    const across = box.x + (box.w * nth) / SAMPLES_PER_SIDE
    const down = box.y + (box.h * nth) / SAMPLES_PER_SIDE
    const onBorder = [
      { x: across, y: box.y },
      { x: across, y: box.y + box.h },
      { x: box.x, y: down },
      { x: box.x + box.w, y: down },
    ]
    if (!onBorder.every((point) => areaContains(area, point))) return false
  }
  return true
}
