import { isCoordinate } from '@anderhalf/board-model'
import {
  PRESENCE_USER_KEY,
  ROLES,
  type ParticipantId,
  type PresenceUser,
  type Role,
} from '@anderhalf/protocol'

/**
 * What one person shows of themselves, as it travels. Keys and arrays are short because a cursor sends it up to
 * twenty times a second to everybody. Numbers are page units, rounded.
 */
export interface PresenceState {
  /** Cursor: x, y. Absent until the pointer was over the board. */
  readonly c?: readonly [number, number]
  /** Viewport: camera x, y, zoom, then width and height of the screen in pixels. */
  readonly v?: readonly [number, number, number, number, number]
  /** Selected shapes, without the `shape:` prefix. */
  readonly s?: readonly string[]
  /** Page without the `page:` prefix, when it is not the first. */
  readonly p?: string
  /** Box that is being drawn to select: x, y, w, h. */
  readonly b?: readonly [number, number, number, number]
  /** The participant who is followed. */
  readonly f?: string
  /** Laser pointer: x, y, x, y, … of its tail. */
  readonly l?: readonly number[]
}

/** Keys of a presence state that belong to the canvas; all others are somebody else's. */
export const PRESENCE_KEYS = ['c', 'v', 's', 'p', 'b', 'f', 'l'] as const satisfies (keyof PresenceState)[]

export const MAX_SELECTED_IDS = 50
export const MAX_LASER_NUMBERS = 40
const MAX_ID_LENGTH = 64

export interface ReceivedPresence {
  readonly user: PresenceUser
  readonly state: PresenceState
}

/** @returns null when the relay did not stamp it; what does not fit the form is left out */
export function parsePresence(received: unknown): ReceivedPresence | null {
  if (!isObject(received)) return null
  const user = parseUser(received[PRESENCE_USER_KEY])
  if (user === null) return null
  const { c, v, s, p, b, f, l } = received
  return {
    user,
    state: {
      ...(isNumbers(c, 2) && { c: c as unknown as [number, number] }),
      ...(isNumbers(v, 5) && v[2]! > 0 && { v: v as unknown as [number, number, number, number, number] }),
      ...(isIds(s) && { s }),
      ...(isId(p) && { p }),
      ...(isNumbers(b, 4) && { b: b as unknown as [number, number, number, number] }),
      ...(isId(f) && { f }),
      ...(Array.isArray(l) && l.length <= MAX_LASER_NUMBERS && isNumbers(l, l.length) && { l }),
    },
  }
}

export function parseUser(received: unknown): PresenceUser | null {
  if (!isObject(received)) return null
  const { id, name, role, color } = received
  if (!isId(id) || typeof name !== 'string' || typeof color !== 'string') return null
  if (!/^#[0-9a-f]{6}$/i.test(color) || !ROLES.includes(role as Role)) return null
  return { id: id as ParticipantId, name, role: role as Role, color }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

export function isId(value: unknown): value is string {
  return typeof value === 'string' && value.length > 0 && value.length <= MAX_ID_LENGTH
}

function isIds(value: unknown): value is string[] {
  return Array.isArray(value) && value.length <= MAX_SELECTED_IDS && value.every(isId)
}

function isNumbers(value: unknown, length: number): value is number[] {
  return Array.isArray(value) && value.length === length && value.every(isCoordinate)
}
