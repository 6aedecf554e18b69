import { atom, computed, isUninitialized, type Signal } from '@tldraw/state'
import { Box, react, type Editor, type TLNoteShape, type TLRenderingShape, type TLShapeId } from 'tldraw'
import { isNote } from '../tags/tag-notes.ts'
import { boxOfNote } from '../note-size.ts'
import { createRestlessNotes, RESTLESS_MS, type RestlessNotes } from './restless-notes.ts'
import { isPlainNote, planPainting, type PaintingPlan } from './plan-painting.ts'

/** From here on, words of the usual size are read from the note itself: 8 pixels high. */
const READABLE_ZOOM = 0.36
/** Notes of a readable board become elements a few a frame, so that no frame waits for all. */
const STEPS_A_FRAME = 16
/** Around what is in sight, as a part of its width and height: for these the wait is over when they come into sight. */
const MARGIN = 0.25
/** With more selected than this, only the box around them shows what is selected. */
const MAX_SELECTED = 100

export interface PaintedNotes {
  readonly plan: Signal<PaintingPlan>
  readonly close: () => void
}

/**
 * On a board with many notes, tldraw gets to see only those that somebody reads from near or works with; the others
 * are for `PaintedNotes.tsx`. Everything else about a painted note, as clicking on it, goes by its record and stays.
 */
export function createPaintedNotes(editor: Editor): PaintedNotes {
  const near = atom<ReadonlySet<TLShapeId>>('notes that are read from near', new Set())
  const atWork = computed('notes that somebody works with here', () => {
    const selected = editor.getSelectedShapeIds()
    const ids = new Set(selected.length > MAX_SELECTED ? [] : selected)
    for (const id of [editor.getEditingShapeId(), editor.getHoveredShapeId()]) if (id !== null) ids.add(id)
    return ids
  })
  const everyShape = editor.getRenderingShapes.bind(editor)
  let former: PaintingPlan | null = null
  const plan = computed('painting plan', () => {
    const nearNow = near.get()
    const atWorkNow = atWork.get()
    former = planPainting(
      everyShape(),
      {
        mustMount: (id) => nearNow.has(id) || atWorkNow.has(id),
        boundsOf: (id) => editor.getShapePageBounds(id),
      },
      former,
    )
    return former
  })
  const notVisible = computed<Set<TLShapeId>>('notes and shapes out of sight', (before) => {
    const now = outOfSight(editor, everyShape())
    return !isUninitialized(before) && isSameSet(before, now) ? before : now
  })
  const everyNotVisible = editor.getNotVisibleShapes.bind(editor)
  // tldraw has no option for which shapes become elements; and it works out anew where each shape lies in each frame in
  // which one of them moves.
  editor.getRenderingShapes = () => plan.get().mounted as TLRenderingShape[]
  editor.getNotVisibleShapes = () => (plan.get().painted.length > 0 ? notVisible.get() : everyNotVisible())

  const restless = createRestlessNotes()
  let frame = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  function bringNear(): void {
    frame = 0
    const step = stepNearer(editor, plan.get(), near.get(), restless)
    if (step.near !== null) {
      near.set(step.near)
      planNextStep()
    } else if (step.mustWait && timer === undefined) {
      timer = setTimeout(() => {
        timer = undefined
        planNextStep()
      }, RESTLESS_MS)
    }
  }
  function planNextStep(): void {
    if (frame === 0) frame = requestAnimationFrame(bringNear)
  }
  const stop = react('bring notes near', () => {
    plan.get()
    editor.getViewportPageBounds()
    if (editor.getCameraState() === 'idle') planNextStep()
  })

  return {
    plan,
    close() {
      stop()
      cancelAnimationFrame(frame)
      clearTimeout(timer)
      editor.getRenderingShapes = everyShape
      editor.getNotVisibleShapes = everyNotVisible
    },
  }
}

/**
 * Notes that somebody else moves are painted from near too.
 *
 * @returns the next notes to read from near, null when all is as it should be; and whether some are still restless
 */
function stepNearer(
  editor: Editor,
  { painted, mounted }: PaintingPlan,
  near: ReadonlySet<TLShapeId>,
  restlessNotes: RestlessNotes,
): { near: ReadonlySet<TLShapeId> | null; mustWait: boolean } {
  const nearNotes = mounted.flatMap(({ id, shape }) => (near.has(id) && isNote(shape) ? [shape] : []))
  const isReadable = painted.length > 0 && editor.getZoomLevel() >= READABLE_ZOOM
  if (!isReadable) {
    restlessNotes.forget()
    if (painted.length === 0 || nearNotes.length === 0) return { near: null, mustWait: false }
    return { near: new Set(idsOf(nearNotes.slice(STEPS_A_FRAME))), mustWait: false }
  }
  const { x, y, w, h } = editor.getViewportPageBounds()
  const around = new Box(x - w * MARGIN, y - h * MARGIN, w * (1 + 2 * MARGIN), h * (1 + 2 * MARGIN))
  const notesAround = [...nearNotes, ...painted].filter((note) => around.collides(boxOfNote(note)))
  const restless = restlessNotes.takeNotice(notesAround, performance.now())
  const wanted = new Set(idsOf(notesAround.filter(({ id }) => !restless.has(id))))

  const leaving = new Set(idsOf(nearNotes.filter(({ id }) => !wanted.has(id)).slice(0, STEPS_A_FRAME)))
  const staying = idsOf(nearNotes).filter((id) => !leaving.has(id))
  const coming = idsOf(painted.filter(({ id }) => wanted.has(id)).slice(0, STEPS_A_FRAME - leaving.size))
  const isDone = leaving.size + coming.length === 0
  return { near: isDone ? null : new Set([...staying, ...coming]), mustWait: restless.size > 0 }
}

function idsOf(notes: readonly TLNoteShape[]): TLShapeId[] {
  return notes.map(({ id }) => id)
}

function outOfSight(editor: Editor, shapes: readonly TLRenderingShape[]): Set<TLShapeId> {
  const inSight = editor.getViewportPageBounds()
  const ids = new Set<TLShapeId>()
  for (const rendering of shapes) {
    const bounds = isPlainNote(rendering)
      ? boxOfNote(rendering.shape)
      : editor.getShapePageBounds(rendering.id)
    if (bounds === undefined || !inSight.includes(bounds)) ids.add(rendering.id)
  }
  return ids
}

function isSameSet(one: ReadonlySet<TLShapeId>, other: ReadonlySet<TLShapeId>): boolean {
  return one.size === other.size && [...one].every((id) => other.has(id))
}
