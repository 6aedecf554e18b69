import type { BoardId, SavedOwnTemplate } from '@anderhalf/protocol'
import { useCallback, useEffect, useState } from 'react'
import type { Answer, Refusal } from '../../api/answer.ts'
import { readOwnTemplates } from '../../api/own-template-api.ts'

export interface OwnTemplatesList {
  readonly saved: readonly SavedOwnTemplate[]
  readonly refusal: Refusal | null
  readonly reload: () => Promise<void>
}

/** The templates that people of this installation made, as the server has them; for facilitators only. */
export function useOwnTemplates(boardId: BoardId): OwnTemplatesList {
  const [saved, setSaved] = useState<readonly SavedOwnTemplate[]>([])
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const take = useCallback((answer: Answer<{ readonly templates: readonly SavedOwnTemplate[] }>) => {
    if (answer.ok) setSaved(answer.value.templates)
    setRefusal(answer.ok ? null : answer.refusal)
  }, [])
  useEffect(() => {
    let isLeft = false
    void (async () => {
      const answer = await readOwnTemplates(boardId)
      if (!isLeft) take(answer)
    })()
    return () => {
      isLeft = true
    }
  }, [boardId, take])
  return { saved, refusal, reload: async () => take(await readOwnTemplates(boardId)) }
}
