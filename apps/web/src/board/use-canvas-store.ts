import { boardSchema } from '@anderhalf/board-model'
import { bindPresence, bindStore, flushEdits } from '@anderhalf/tldraw-yjs'
import { useEffect, useState } from 'react'
import { atom, computed, createTLStore, react, type TLStore } from 'tldraw'
import type { BoardSession } from './board-session.ts'
import { inlineImages } from './inline-image.ts'
import { mayWrite } from './may-write.ts'

/** @returns null until the canvas lane is here for the first time */
export function useCanvasStore(session: BoardSession): TLStore | null {
  const [store, setStore] = useState<TLStore | null>(null)
  useEffect(() => {
    let unbind: (() => void) | null = null
    const stop = react('first sync', () => {
      if (unbind !== null || session.canvas.status.get().kind !== 'live') return
      const bound = createBoundStore(session)
      unbind = bound.unbind
      setStore(bound.store)
    })
    return () => {
      stop()
      unbind?.()
    }
  }, [session])
  return store
}

function createBoundStore({ visit, canvas }: BoardSession): { store: TLStore; unbind: () => void } {
  const writes = mayWrite(visit)
  // Whoever was shut out must not go on drawing what nobody will ever get.
  const mode = computed('mode', () =>
    writes && canvas.status.get().kind !== 'stopped' ? 'readwrite' : 'readonly',
  )
  const store = createTLStore({
    schema: boardSchema,
    assets: inlineImages,
    collaboration: { status: atom('status', 'online'), mode },
  })
  const unbindStore = bindStore(store, canvas.doc, { canWrite: () => mode.get() === 'readwrite' })
  const unbindPresence = bindPresence({ store, awareness: canvas.awareness })
  // In a page that is not painted, no next frame hands on the last edits.
  const flush = () => flushEdits(store)
  document.addEventListener('visibilitychange', flush)
  window.addEventListener('pagehide', flush)
  return {
    store,
    unbind() {
      document.removeEventListener('visibilitychange', flush)
      window.removeEventListener('pagehide', flush)
      unbindPresence()
      unbindStore()
    },
  }
}
