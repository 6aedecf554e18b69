import type { Box, TLNoteShape, TLShapeId } from 'tldraw'
import { boxOfNote } from '../note-size.ts'
import type { DrawingOptions } from './draw-note.ts'
import { createNotePictures, type PaintedNote } from './note-pictures.ts'
import { createRestlessNotes, RESTLESS_MS } from './restless-notes.ts'

/** Where the notes are looked at from. */
export interface NoteView extends DrawingOptions {
  /** What is in sight, on the page. */
  readonly bounds: Box
  /** Pixels of the canvas. */
  readonly width: number
  readonly height: number
  /** Whether the camera is on its way: words are stretched until it stands still. */
  readonly isMoving: boolean
}

export interface NotePainter {
  /**
   * @param notes in drawing order, also those out of sight
   * @returns how many are in sight, and whether it has more to do in the next frame
   */
  readonly paint: (notes: readonly TLNoteShape[], view: NoteView) => { inSight: number; isDone: boolean }
  /** Everything is painted anew the next time, for example after a font came. */
  readonly forget: () => void
  readonly close: () => void
}

/**
 * Paints notes on two canvases: below those that lie still, above those that just changed. While people move notes,
 * only the few on the upper one are painted each frame; what somebody moves is seen over what lies there.
 *
 * @param onSettled called when notes that moved lie still and may be painted below: paint again
 */
export function createNotePainter(
  still: CanvasRenderingContext2D,
  moving: CanvasRenderingContext2D,
  onSettled: () => void,
): NotePainter {
  const pictures = createNotePictures()
  let lastView: NoteView | null = null
  /** The very records as they are painted on the lower canvas. */
  let lying: ReadonlySet<TLNoteShape> = new Set()
  const restlessNotes = createRestlessNotes()
  let restless: ReadonlySet<TLShapeId> = new Set()
  let isWordless = false
  let timer: ReturnType<typeof setTimeout> | undefined

  function settleLater(): void {
    if (timer !== undefined || restless.size === 0) return
    timer = setTimeout(() => {
      timer = undefined
      onSettled()
    }, RESTLESS_MS)
  }

  return {
    paint(notes, view) {
      const inSight = notes.filter((note) => view.bounds.collides(boxOfNote(note)))
      const isSameView = lastView !== null && sameView(lastView, view)
      const wereRestless = restless.size > 0
      if (!isSameView) restlessNotes.forget()
      restless = restlessNotes.takeNotice(inSight, performance.now())
      const stillNotes = restless.size === 0 ? inSight : inSight.filter(({ id }) => !restless.has(id))
      const isStillSame = stillNotes.length === lying.size && stillNotes.every((note) => lying.has(note))
      if (!isSameView || !isStillSame || isWordless) {
        clear(still, view)
        isWordless = pictures.paint(still, placed(stillNotes, view), view, view.isMoving)
        lying = new Set(stillNotes)
      }
      let isDone = !isWordless
      if (restless.size > 0 || wereRestless || !isSameView) {
        clear(moving, view)
        const movingNotes = inSight.filter(({ id }) => restless.has(id))
        if (pictures.paint(moving, placed(movingNotes, view), view, view.isMoving)) isDone = false
      }
      lastView = view
      settleLater()
      return { inSight: inSight.length, isDone }
    },
    forget() {
      pictures.forget()
      lastView = null
    },
    close() {
      clearTimeout(timer)
    },
  }
}

function sameView(one: NoteView, other: NoteView): boolean {
  return (
    one.bounds.equals(other.bounds) &&
    one.width === other.width &&
    one.height === other.height &&
    one.pixelsPerUnit === other.pixelsPerUnit &&
    one.isDarkMode === other.isDarkMode &&
    one.isMoving === other.isMoving
  )
}

/** Whole pixels, so that letters stay sharp. */
function placed(notes: readonly TLNoteShape[], { bounds, pixelsPerUnit }: NoteView): PaintedNote[] {
  return notes.map(({ x, y, props }) => ({
    props,
    x: Math.round((x - bounds.x) * pixelsPerUnit),
    y: Math.round((y - bounds.y) * pixelsPerUnit),
  }))
}

function clear(context: CanvasRenderingContext2D, { width, height }: NoteView): void {
  const { canvas } = context
  // Setting a size clears the canvas, and takes its memory anew.
  if (canvas.width !== width) canvas.width = width
  if (canvas.height !== height) canvas.height = height
  context.clearRect(0, 0, width, height)
}
