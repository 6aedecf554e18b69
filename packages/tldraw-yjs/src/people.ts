import { PRESENCE_USER_KEY, type PresenceUser } from '@anderhalf/protocol'
import { isEqual } from '@tldraw/utils'
import type { Awareness } from 'y-protocols/awareness'
import { parseUser } from './presence-state.ts'

/** Everybody whose presence the relay stamped, once each however many devices they have, by name. */
export function listPeople(awareness: Awareness): readonly PresenceUser[] {
  const people = new Map<string, PresenceUser>()
  for (const state of awareness.getStates().values()) {
    const user = parseUser(state[PRESENCE_USER_KEY])
    if (user !== null) people.set(user.id, user)
  }
  return [...people.values()].toSorted((a, b) => a.name.localeCompare(b.name) || (a.id < b.id ? -1 : 1))
}

/**
 * Calls back with who is here, at once and whenever that changes; a moving cursor changes nothing.
 *
 * @returns unbind
 */
export function bindPeople(
  awareness: Awareness,
  onPeople: (people: readonly PresenceUser[]) => void,
): () => void {
  let people = listPeople(awareness)
  function onChange(): void {
    const found = listPeople(awareness)
    if (isEqual(found, people)) return
    people = found
    onPeople(people)
  }
  awareness.on('change', onChange)
  onPeople(people)
  return () => awareness.off('change', onChange)
}
