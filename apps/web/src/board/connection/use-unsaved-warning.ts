import { useEffect } from 'react'
import type { BoardSession } from '../board-session.ts'
import { wouldLoseWork } from './connection-sign.ts'
import { safetyOf } from './use-connection-sign.ts'

/** The browser asks before it leaves, but only while something would be lost. */
export function useUnsavedWarning({ canvas }: BoardSession): void {
  useEffect(() => {
    function onBeforeUnload(event: BeforeUnloadEvent) {
      if (wouldLoseWork(safetyOf(canvas))) event.preventDefault()
    }
    window.addEventListener('beforeunload', onBeforeUnload)
    return () => window.removeEventListener('beforeunload', onBeforeUnload)
  }, [canvas])
}
