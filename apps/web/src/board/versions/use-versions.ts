import type { BoardDifference, BoardId, BoardVersion, RestoreScope } from '@anderhalf/protocol'
import { useEffect, useRef, useState } from 'react'
import type { Refusal } from '../../api/answer.ts'
import { compareVersion, readVersions, restoreVersion } from '../../api/version-api.ts'
import { versionToOffer } from './version-to-offer.ts'

export interface Restored {
  readonly scope: RestoreScope
  /** How the board was different before it. */
  readonly difference: BoardDifference
}

export interface Versions {
  /** The newest first; null until the relay answered. */
  readonly versions: readonly BoardVersion[] | null
  readonly chosen: number | null
  /** How the board differs from the chosen version; null until the relay answered. */
  readonly difference: BoardDifference | null
  readonly refusal: Refusal | null
  /** What is being brought back now. */
  readonly restoring: RestoreScope | null
  readonly restored: Restored | null
  readonly choose: (number: number | null) => void
  readonly restore: (scope: RestoreScope) => void
}

/** Earlier versions of a board; the one that is most likely looked for is chosen already. */
export function useVersions(boardId: BoardId, countShapes: () => number): Versions {
  const [versions, setVersions] = useState<readonly BoardVersion[] | null>(null)
  const [chosen, setChosen] = useState<number | null>(null)
  const [difference, setDifference] = useState<BoardDifference | null>(null)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const [restoring, setRestoring] = useState<RestoreScope | null>(null)
  const [restored, setRestored] = useState<Restored | null>(null)
  /** Counts what was asked: an answer to an earlier question is not shown. */
  const asked = useRef(0)

  async function choose(number: number | null) {
    const question = ++asked.current
    setChosen(number)
    setDifference(null)
    setRefusal(null)
    if (number === null) return
    const answer = await compareVersion(boardId, number)
    if (question !== asked.current) return
    if (answer.ok) setDifference(answer.value)
    else setRefusal(answer.refusal)
  }

  async function read(): Promise<readonly BoardVersion[]> {
    const answer = await readVersions(boardId)
    if (!answer.ok) {
      setRefusal(answer.refusal)
      return []
    }
    setVersions(answer.value.versions)
    return answer.value.versions
  }

  async function restore(scope: RestoreScope) {
    if (chosen === null) return
    setRestoring(scope)
    setRefusal(null)
    const answer = await restoreVersion(boardId, chosen, scope)
    setRestoring(null)
    if (!answer.ok) {
      setRefusal(answer.refusal)
      return
    }
    setRestored({ scope, difference: answer.value })
    await choose(null)
    await read()
  }

  useEffect(() => {
    void (async () => {
      const offered = versionToOffer(await read(), countShapes())
      if (offered !== null) await choose(offered.number)
    })()
    // reason: asked once for each board; what it calls is of this rendering.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [boardId])

  return {
    versions,
    chosen,
    difference,
    refusal,
    restoring,
    restored,
    choose: (number) => {
      setRestored(null)
      void choose(number)
    },
    restore: (scope) => void restore(scope),
  }
}
