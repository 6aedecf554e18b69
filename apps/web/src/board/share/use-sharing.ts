import type { BoardId, BoardSharingState } from '@anderhalf/protocol'
import { useEffect, useState } from 'react'
import type { Answer, Refusal } from '../../api/answer.ts'
import { readSharing, setDoor } from '../../api/relay-api.ts'

export interface Sharing {
  readonly sharing: BoardSharingState | null
  readonly refusal: Refusal | null
  readonly busy: boolean
  readonly setDoorOpen: (open: boolean) => void
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

  async function changeDoor(open: boolean) {
    setBusy(true)
    take(await setDoor(boardId, open))
    setBusy(false)
  }

  return { sharing, refusal, busy, setDoorOpen: (open) => void changeDoor(open) }
}
