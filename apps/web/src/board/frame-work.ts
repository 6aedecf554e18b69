import { transact } from 'tldraw'

export interface FrameWork {
  /** Calls back before the next frame is painted, or soon in a page that is not painted. @returns cancel */
  readonly onNextFrame: (callback: () => void) => () => void
  readonly close: () => void
}

/** In a tab in the background no frame comes. */
const WITHOUT_FRAME_MS = 250

/**
 * What comes from others, gathered to once a frame and done as one change: what the canvas works out anew costs as much
 * as the board is large, however little changed.
 */
export function createFrameWork(): FrameWork {
  const waiting = new Set<() => void>()
  let frame = 0
  let timer: ReturnType<typeof setTimeout> | undefined

  function cancel(): void {
    cancelAnimationFrame(frame)
    clearTimeout(timer)
    timer = undefined
  }

  function work(): void {
    cancel()
    const callbacks = [...waiting]
    waiting.clear()
    const errors: unknown[] = []
    transact(() => {
      for (const callback of callbacks) {
        // Thrown out of here, an error would take back what the others did.
        try {
          callback()
        } catch (error) {
          errors.push(error)
        }
      }
    })
    if (errors.length > 0) throw errors[0]
  }

  return {
    onNextFrame(callback) {
      waiting.add(callback)
      if (timer === undefined) {
        frame = requestAnimationFrame(work)
        timer = setTimeout(work, WITHOUT_FRAME_MS)
      }
      return () => waiting.delete(callback)
    },
    close() {
      cancel()
      waiting.clear()
    },
  }
}
