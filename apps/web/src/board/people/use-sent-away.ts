import type { BoardId, ParticipantId, SentAwayPerson } from '@anderhalf/protocol'
import { useEffect, useState } from 'react'
import type { Refusal } from '../../api/answer.ts'
import { letBackIn, readSentAway, sendAway } from '../../api/people-api.ts'

export interface SentAway {
  readonly people: readonly SentAwayPerson[]
  readonly busy: boolean
  /** Of what was asked last. */
  readonly refusal: Refusal | null
  /** Resolves to whether it was done. */
  readonly send: (participantId: ParticipantId, replaceLinks: boolean) => Promise<boolean>
  readonly letIn: (participantId: ParticipantId) => Promise<boolean>
  readonly forgetRefusal: () => void
}

/** @param isMine whether this person is a facilitator: others are not told who was sent away */
export function useSentAway(boardId: BoardId, isMine: boolean): SentAway {
  const [people, setPeople] = useState<readonly SentAwayPerson[]>([])
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<Refusal | null>(null)

  useEffect(() => {
    let overtaken = false
    async function read() {
      const answer = await readSentAway(boardId)
      if (overtaken) return
      if (answer.ok) setPeople(answer.value.people)
      else setRefusal(answer.refusal)
    }
    if (isMine) void read()
    return () => {
      overtaken = true
    }
  }, [boardId, isMine])

  async function ask(asked: ReturnType<typeof letBackIn>): Promise<boolean> {
    setBusy(true)
    setRefusal(null)
    const answer = await asked
    if (answer.ok) setPeople(answer.value.people)
    else setRefusal(answer.refusal)
    setBusy(false)
    return answer.ok
  }

  return {
    people,
    busy,
    refusal,
    send: (participantId, replaceLinks) => ask(sendAway(boardId, participantId, replaceLinks)),
    letIn: (participantId) => ask(letBackIn(boardId, participantId)),
    forgetRefusal: () => setRefusal(null),
  }
}
