import type { CloseReasonName } from '@anderhalf/protocol'
import type { LaneStatus } from './connect-lane.ts'

/**
 * Why a socket was refused before it opened; asked of the relay, as a browser does not tell a page.
 *
 * @returns why there is no use in trying; `noSocket` when the relay answers and knows no reason, null when it does not
 *   answer
 */
export type WhyRefused = () => Promise<CloseReasonName | 'noSocket' | null>

export interface RefusedSockets {
  /** @returns what is to be shown; null while there is nothing to alarm anybody with */
  judge(failingSinceMs: number): Promise<Exclude<LaneStatus, { readonly kind: 'connecting' | 'live' }> | null>
  /** A socket opened, and brought the lane. */
  gotThrough(): void
}

/** @param patienceMs how long sockets alone may fail before a person is told: a crowd at the door is gone by then */
export function createRefusedSockets(
  whyRefused: WhyRefused,
  patienceMs: number,
  nowMs: () => number = Date.now,
): RefusedSockets {
  /** Since when sockets alone fail; null while they do not, or all fails. */
  let noSocketSinceMs: number | null = null
  return {
    async judge(failingSinceMs) {
      const reason = await whyRefused()
      if (reason === 'noSocket') {
        noSocketSinceMs ??= failingSinceMs
        return nowMs() - noSocketSinceMs >= patienceMs ? { kind: 'offline', reason } : null
      }
      noSocketSinceMs = null
      return reason === null ? { kind: 'offline', reason } : { kind: 'stopped', reason }
    },
    gotThrough() {
      noSocketSinceMs = null
    },
  }
}
