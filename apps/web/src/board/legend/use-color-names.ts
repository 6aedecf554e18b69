import { FACTS_COLORS_MAP, parseNoteColor, type ColorNames } from '@anderhalf/protocol'
import { useCallback, useMemo, useSyncExternalStore } from 'react'
import type { BoardSession } from '../board-session.ts'

/** What the colours of this board mean, as the server has it. */
export function useColorNames(session: BoardSession): ColorNames {
  const map = session.facts.doc.getMap(FACTS_COLORS_MAP)
  const subscribe = useCallback(
    (onChange: () => void) => {
      map.observe(onChange)
      return () => map.unobserve(onChange)
    },
    [map],
  )
  const told = useSyncExternalStore(subscribe, () => JSON.stringify(map.toJSON()))
  return useMemo(() => parseColorNames(JSON.parse(told)), [told])
}

function parseColorNames(entries: unknown): ColorNames {
  const names = Object.entries(typeof entries === 'object' ? (entries ?? {}) : {})
  return Object.fromEntries(
    names.filter(([color, name]) => parseNoteColor(color) !== null && typeof name === 'string'),
  ) as ColorNames
}
