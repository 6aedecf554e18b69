import { FACTS_COLORS_MAP, parseNoteColor, type ColorNames } from '@anderhalf/protocol'
import { useCallback, useMemo, useSyncExternalStore } from 'react'
import type { BoardSession } from '../board-session.ts'

/** What the colours of this board mean, as the server has it. */
export function useColorNames(session: BoardSession): ColorNames {
  const map = colorsOf(session)
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

export function readColorNames(session: BoardSession): ColorNames {
  return parseColorNames(colorsOf(session).toJSON())
}

function colorsOf({ facts }: BoardSession) {
  return facts.doc.getMap(FACTS_COLORS_MAP)
}

function parseColorNames(entries: unknown): ColorNames {
  const names = Object.entries(typeof entries === 'object' ? (entries ?? {}) : {})
  return Object.fromEntries(
    names.filter(([color, name]) => parseNoteColor(color) !== null && typeof name === 'string'),
  ) as ColorNames
}
