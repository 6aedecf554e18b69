import { laneAccess, PRESENCE_USER_KEY } from '@anderhalf/protocol'
import type { Awareness } from 'y-protocols/awareness'
import { parseUser } from './presence-state.ts'

/**
 * Whether this client, of all that are here and may write on the canvas, is the one that writes repairs. Everybody
 * finds the same one, as long as they see the same people; for a moment there may be two.
 */
export function mayHealBoard(awareness: Awareness): boolean {
  for (const [clientId, state] of awareness.getStates()) {
    if (clientId >= awareness.clientID) continue
    const user = parseUser(state[PRESENCE_USER_KEY])
    if (user === null) continue
    const visitor = { role: user.role, participantId: user.id }
    if (laneAccess(visitor, 'canvas', { reviewShownToViewers: false }) === 'write') return false
  }
  return true
}
