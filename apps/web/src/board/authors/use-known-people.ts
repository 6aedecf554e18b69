import { useEffect, useState } from 'react'
import type { Refusal } from '../../api/answer.ts'
import { readPeople } from '../../api/relay-api.ts'
import type { BoardSession } from '../board-session.ts'
import { usePeople } from '../people/use-people.ts'

export type NamesById = ReadonlyMap<string, string>

/** Who works or worked on the board, asked from the relay now; without network, who is here. */
export function useKnownPeople(session: BoardSession): {
  readonly names: NamesById
  readonly fault: Refusal | null
  readonly isAsking: boolean
} {
  const { boardId, participantId, name } = session.visit
  const others = usePeople(session)
  const [told, setTold] = useState<NamesById | null>(null)
  const [fault, setFault] = useState<Refusal | null>(null)
  useEffect(() => {
    void (async () => {
      const answer = await readPeople(boardId)
      if (answer.ok) setTold(namesOf(answer.value.people))
      else setFault(answer.refusal)
    })()
  }, [boardId])
  const here = namesOf([
    { participantId, name },
    ...others.map((other) => ({ participantId: other.id, name: other.name })),
  ])
  return { names: new Map([...here, ...(told ?? [])]), fault, isAsking: told === null && fault === null }
}

function namesOf(people: readonly { readonly participantId: string; readonly name: string }[]): NamesById {
  return new Map(people.map(({ participantId, name }) => [participantId, name]))
}
