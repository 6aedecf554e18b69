import type { Limits } from '@anderhalf/protocol'

export interface ConnectionOwner {
  readonly sessionKey: string
  readonly address: string
  readonly boardId: string
}

export type CountRefusal = 'tooManyOfOne' | 'full'

export interface ConnectionCounts {
  readonly total: number
  /** @returns what gives the place back, or which kind of limit is reached */
  claim(owner: ConnectionOwner): (() => void) | CountRefusal
}

/** Generous for people: a municipality is one address. */
export function createConnectionCounts(limits: Limits): ConnectionCounts {
  const sessions = new Map<string, number>()
  const addresses = new Map<string, number>()
  const boards = new Map<string, number>()
  let total = 0

  return {
    get total() {
      return total
    },
    claim({ sessionKey, address, boardId }) {
      if (total >= limits.maxConnections) return 'full'
      if ((boards.get(boardId) ?? 0) >= limits.maxConnectionsPerBoard) return 'full'
      if ((sessions.get(sessionKey) ?? 0) >= limits.maxConnectionsPerSession) return 'tooManyOfOne'
      if ((addresses.get(address) ?? 0) >= limits.maxConnectionsPerAddress) return 'tooManyOfOne'
      const places = [
        [sessions, sessionKey],
        [addresses, address],
        [boards, boardId],
      ] as const
      for (const [counts, key] of places) add(counts, key, 1)
      total++
      return () => {
        for (const [counts, key] of places) add(counts, key, -1)
        total--
      }
    },
  }
}

function add(counts: Map<string, number>, key: string, change: number): void {
  const count = (counts.get(key) ?? 0) + change
  if (count === 0) counts.delete(key)
  else counts.set(key, count)
}
