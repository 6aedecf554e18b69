import { useEffect, useMemo } from 'react'
import { atom, useValue, type Editor, type TLShape } from 'tldraw'
import type { Membership } from '@anderhalf/template-kit'
import { zoneIndexOf } from './zone-index.ts'

/** How long the zone stays shown after an arrow key. */
const LINGER_MS = 1200
/** A selection over more zones than this says nothing. */
const MOST_ZONES = 5

/** The zones under the notes that this person is moving right now, by hand or with the arrow keys. */
export function useMovedZones(editor: Editor): readonly Membership[] {
  const isMoving = useMemo(() => atom('notes move', false), [])
  useEffect(() => {
    let timer = 0
    const stop = editor.sideEffects.registerAfterChangeHandler('shape', (before, after, source) => {
      if (source !== 'user' || !isMovedNote(before, after)) return
      isMoving.set(true)
      window.clearTimeout(timer)
      timer = window.setTimeout(() => isMoving.set(false), LINGER_MS)
    })
    return () => {
      stop()
      window.clearTimeout(timer)
    }
  }, [editor, isMoving])

  return useValue(
    'moved zones',
    () => {
      if (!isMoving.get() && !editor.isIn('select.translating')) return NONE
      const found = new Map<string, Membership>()
      for (const shape of editor.getSelectedShapes()) {
        const bounds = shape.type === 'note' ? editor.getShapePageBounds(shape) : undefined
        const membership = bounds === undefined ? null : zoneIndexOf(editor).find(bounds.center)
        if (membership !== null) found.set(`${membership.placedId} ${membership.zoneId}`, membership)
        if (found.size > MOST_ZONES) return NONE
      }
      return [...found.values()]
    },
    [editor, isMoving],
  )
}

const NONE: readonly Membership[] = []

function isMovedNote(before: TLShape, after: TLShape): boolean {
  return after.type === 'note' && (before.x !== after.x || before.y !== after.y)
}
