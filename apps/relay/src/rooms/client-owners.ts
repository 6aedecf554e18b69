/** Reloading a page makes a new client id, so a long workshop needs many; a flood needs them at once. */
const NEW_IDS_WINDOW_MS = 10 * 60_000

export interface ClientOwner {
  readonly clientId: number
  readonly sessionKey: string
}

export type OwnerRefusal = 'foreign' | 'tooMany'

/**
 * Which session may write under which Yjs client id: the one that used it first. Whoever writes under a
 * foreign id takes the clocks of that person's next edits, and those are lost for everybody.
 */
export interface ClientOwners {
  /** @returns the session that a client id belongs to, or undefined while it is free */
  ownerOf(clientId: number): string | undefined
  /** @returns why a session may not write under these ids, or null when it may */
  refusalOf(clientIds: Iterable<number>, sessionKey: string): OwnerRefusal | null
  /** @returns true when the id was free and is the session's from now on */
  bind(clientId: number, sessionKey: string): boolean
  /** Owners that were bound since the last call, for storage. */
  takeUnsaved(clientIds: Iterable<number>): ClientOwner[]
}

export function createClientOwners(
  stored: Iterable<ClientOwner>,
  nowMs: () => number,
  maxNewIdsPerSession: number,
): ClientOwners {
  const sessionByClient = new Map<number, string>()
  for (const { clientId, sessionKey } of stored) sessionByClient.set(clientId, sessionKey)
  const unsaved = new Set<number>()
  const newIdTimes = new Map<string, number[]>()

  function recentTimes(sessionKey: string): number[] {
    const oldestMs = nowMs() - NEW_IDS_WINDOW_MS
    const times = (newIdTimes.get(sessionKey) ?? []).filter((timeMs) => timeMs > oldestMs)
    newIdTimes.set(sessionKey, times)
    return times
  }

  return {
    ownerOf: (clientId) => sessionByClient.get(clientId),
    refusalOf(clientIds, sessionKey) {
      let newIds = 0
      for (const clientId of clientIds) {
        const owner = sessionByClient.get(clientId)
        if (owner === undefined) newIds++
        else if (owner !== sessionKey) return 'foreign'
      }
      if (newIds === 0) return null
      return recentTimes(sessionKey).length + newIds > maxNewIdsPerSession ? 'tooMany' : null
    },
    bind(clientId, sessionKey) {
      if (sessionByClient.has(clientId)) return false
      sessionByClient.set(clientId, sessionKey)
      unsaved.add(clientId)
      recentTimes(sessionKey).push(nowMs())
      return true
    },
    takeUnsaved(clientIds) {
      const taken: ClientOwner[] = []
      for (const clientId of clientIds) {
        const sessionKey = sessionByClient.get(clientId)
        if (sessionKey !== undefined && unsaved.delete(clientId)) taken.push({ clientId, sessionKey })
      }
      return taken
    },
  }
}
