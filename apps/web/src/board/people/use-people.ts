import type { PresenceUser } from '@anderhalf/protocol'
import { bindPeople } from '@anderhalf/tldraw-yjs'
import { useEffect, useState } from 'react'
import type { BoardSession } from '../board-session.ts'

/**
 * Who else is on the board, those without a name last; renders again when somebody comes, goes or is renamed, not when
 * they move.
 */
export function usePeople({ canvas, visit }: BoardSession): readonly PresenceUser[] {
  const [people, setPeople] = useState<readonly PresenceUser[]>([])
  useEffect(() => bindPeople(canvas.awareness, setPeople), [canvas])
  return people
    .filter(({ id }) => id !== visit.participantId)
    .toSorted((a, b) => Number(a.name === '') - Number(b.name === ''))
}
