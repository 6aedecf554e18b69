import type { Box, TLNoteShape, TLRenderingShape, TLShape, TLShapeId } from 'tldraw'
import { isNote } from '../tags/tag-notes.ts'
import { boxOfNote } from '../note-size.ts'

/** From so many plain notes on, tldraw's own way of showing them makes a common tablet falter. */
const MANY_NOTES = 300
/** A board that goes up and down around the limit must not change over each time. */
const STILL_MANY_NOTES = 250

export interface PaintingPlan {
  /** What tldraw makes elements for, by id. */
  readonly mounted: readonly TLRenderingShape[]
  /** In drawing order, the lowest first. */
  readonly painted: readonly TLNoteShape[]
  /** Of the layer with the painted notes, among the mounted shapes. */
  readonly zIndex: number
}

export interface PaintingRules {
  /** For what somebody is at work with here, or reads from near. */
  readonly mustMount: (id: TLShapeId) => boolean
  /** On the page; undefined for what has no place. */
  readonly boundsOf: (id: TLShapeId) => Box | undefined
}

/**
 * Which notes of a board are painted and not mounted as elements: the plain ones, once there are many. The painted
 * layer lies over everything that covers what is under it, so a note under such a shape is mounted. A line that runs
 * under a note is seen over it while the note is painted.
 *
 * @param shapesById all of the page as tldraw would show them, sorted by id so that no element moves in the page
 * @param former the plan before this one; the same list of mounted shapes stays the same object
 */
export function planPainting(
  shapesById: readonly TLRenderingShape[],
  { mustMount, boundsOf }: PaintingRules,
  former: PaintingPlan | null,
): PaintingPlan {
  const plainCount = shapesById.reduce((count, shape) => (isPlainNote(shape) ? count + 1 : count), 0)
  const wasPainting = former !== null && former.painted.length > 0
  if (plainCount < (wasPainting ? STILL_MANY_NOTES : MANY_NOTES)) {
    return { mounted: sameOr(former, shapesById), painted: [], zIndex: 0 }
  }

  const shapes = shapesById.toSorted((one, other) => one.index - other.index)
  const covers = shapes.filter((shape) => !isPlainNote(shape) && coversOthers(shape.shape))
  const painted: TLNoteShape[] = []
  let coversBelow = 0
  for (const rendering of shapes) {
    while (coversBelow < covers.length && covers[coversBelow]!.index <= rendering.index) coversBelow += 1
    if (
      isPlainNote(rendering) &&
      !mustMount(rendering.id) &&
      !covers.some(({ id }, at) => at >= coversBelow && liesOver(boundsOf(id), rendering.shape))
    ) {
      painted.push(rendering.shape)
    }
  }
  const zIndex = covers.length === 0 ? (shapes[0]?.index ?? 0) : covers.at(-1)!.index + 1
  const paintedIds = new Set(painted.map(({ id }) => id))
  const mounted = shapesById.filter(({ id }) => !paintedIds.has(id))
  return { mounted: sameOr(former, mounted), painted, zIndex }
}

type RenderedNote = TLRenderingShape & { readonly shape: TLNoteShape }

/** Upright, right on the page, nothing on it but words. */
export function isPlainNote(rendering: TLRenderingShape): rendering is RenderedNote {
  const { shape, opacity } = rendering
  return (
    isNote(shape) &&
    shape.parentId.startsWith('page:') &&
    shape.rotation === 0 &&
    opacity === 1 &&
    shape.props.url === ''
  )
}

const LINES: ReadonlySet<string> = new Set(['arrow', 'line', 'draw', 'highlight', 'text', 'group'])

function coversOthers({ type, props }: TLShape): boolean {
  if (type === 'geo') return 'fill' in props && props.fill !== 'none'
  return !LINES.has(type)
}

function liesOver(cover: Box | undefined, note: TLNoteShape): boolean {
  return cover !== undefined && cover.collides(boxOfNote(note))
}

function sameOr(
  former: PaintingPlan | null,
  mounted: readonly TLRenderingShape[],
): readonly TLRenderingShape[] {
  if (former === null || former.mounted.length !== mounted.length) return mounted
  const isSame = mounted.every((now, at) => {
    const before = former.mounted[at]!
    return (
      now.shape === before.shape &&
      now.index === before.index &&
      now.backgroundIndex === before.backgroundIndex &&
      now.opacity === before.opacity
    )
  })
  return isSame ? former.mounted : mounted
}
