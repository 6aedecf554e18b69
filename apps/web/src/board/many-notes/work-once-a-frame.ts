import { react } from 'tldraw'

export interface OnceAFrame {
  /** Works again in the next frame, whether or not anything changed. */
  readonly again: () => void
  readonly stop: () => void
}

/**
 * Works when what it read changed: at once the first time in a frame, so that what moves with the camera is painted
 * with it, and once more before the frame is shown if there was another change.
 *
 * @param work returns whether it has more to do in the next frame
 */
export function workOnceAFrame(name: string, work: () => boolean): OnceAFrame {
  let frame = 0
  let isDue = false
  let execute = () => {}

  function workNow(): void {
    isDue = false
    nextFrame()
    execute()
  }
  function nextFrame(): void {
    if (frame !== 0) return
    frame = requestAnimationFrame(() => {
      frame = 0
      if (isDue) workNow()
    })
  }
  function again(): void {
    isDue = true
    nextFrame()
  }
  const stopReacting = react(
    name,
    () => {
      if (work()) again()
    },
    {
      scheduleEffect(toExecute) {
        execute = toExecute
        isDue = true
        if (frame === 0) workNow()
      },
    },
  )
  return {
    again,
    stop() {
      stopReacting()
      cancelAnimationFrame(frame)
    },
  }
}
