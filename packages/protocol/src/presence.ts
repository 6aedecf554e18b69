import type { ParticipantId } from './ids.ts'
import type { Role } from './roles.ts'

/**
 * Who a presence belongs to. The relay writes it into every presence state from the session of the socket,
 * whatever the client sent, so it can be believed.
 */
export interface PresenceUser {
  readonly id: ParticipantId
  readonly name: string
  readonly role: Role
  /** `#rrggbb`, readable as text on paper */
  readonly color: string
}

/** Key of the stamped identity in a presence state. */
export const PRESENCE_USER_KEY = 'user'
