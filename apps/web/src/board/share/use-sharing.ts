import type { BoardId, BoardSharingState, Role } from '@anderhalf/protocol'
import { useEffect, useState } from 'react'
import type { Answer, Refusal } from '../../api/answer.ts'
import { readSharing, replaceLink, setDoor } from '../../api/relay-api.ts'

export interface Sharing {
  readonly sharing: BoardSharingState | null
  readonly refusal: Refusal | null
  readonly busy: boolean
  readonly setDoorOpen: (open: boolean) => void
  /** Resolves to whether the link is another one now. */
  readonly replaceLink: (role: Role, comeInAnew: boolean) => Promise<boolean>
}

export function useSharing(boardId: BoardId): Sharing {
  const [sharing, setSharing] = useState<BoardSharingState | null>(null)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const [busy, setBusy] = useState(false)

  function take(answer: Answer<BoardSharingState>) {
    if (answer.ok) setSharing(answer.value)
    setRefusal(answer.ok ? null : answer.refusal)
  }

  useEffect(() => {
    let overtaken = false
    async function read() {
      const answer = await readSharing(boardId)
      if (overtaken) return
      if (answer.ok) setSharing(answer.value)
      else setRefusal(answer.refusal)
    }
    void read()
    return () => {
      overtaken = true
    }
  }, [boardId])

  async function change(asked: Promise<Answer<BoardSharingState>>): Promise<boolean> {
    setBusy(true)
    const answer = await asked
    take(answer)
    setBusy(false)
    return answer.ok
  }

  return {
    sharing,
    refusal,
    busy,
    setDoorOpen: (open) => void change(setDoor(boardId, open)),
    replaceLink: (role, comeInAnew) => change(replaceLink(boardId, role, comeInAnew)),
  }
}
