import { FACTS_BOARD_MAP } from '@anderhalf/protocol'
import { useCallback, useEffect, useSyncExternalStore } from 'react'
import { rememberBoard } from '../../device/visited-boards.ts'
import type { BoardSession } from '../board-session.ts'

/** The title as the server has it now; until the facts are here, as it was when the page opened. */
export function useBoardTitle({ facts, visit }: BoardSession): string {
  const map = facts.doc.getMap(FACTS_BOARD_MAP)
  const subscribe = useCallback(
    (onChange: () => void) => {
      map.observe(onChange)
      return () => map.unobserve(onChange)
    },
    [map],
  )
  const fact = useSyncExternalStore(subscribe, () => map.get('title'))
  const title = typeof fact === 'string' ? fact : visit.title
  useEffect(() => {
    document.title = `${title} · anderhalf`
    rememberBoard({ boardId: visit.boardId, title }, Date.now())
  }, [title, visit.boardId])
  return title
}
