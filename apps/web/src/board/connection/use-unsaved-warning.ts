import { useEffect } from 'react'
import type { BoardSession } from '../board-session.ts'

/** The browser asks before it leaves, but only while something of this device is not safe yet. */
export function useUnsavedWarning({ canvas }: BoardSession): void {
  useEffect(() => {
    function onBeforeUnload(event: BeforeUnloadEvent) {
      if (canvas.saveState.get() === 'saving') event.preventDefault()
    }
    window.addEventListener('beforeunload', onBeforeUnload)
    return () => window.removeEventListener('beforeunload', onBeforeUnload)
  }, [canvas])
}
