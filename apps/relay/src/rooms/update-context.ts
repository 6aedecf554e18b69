import * as Y from 'yjs'
import type { ClientSection, DecodedStruct, DecodedUpdate } from './decode-update.ts'

/** Everything that an update may refer to: what the document holds and what the update itself brings. */
export interface UpdateContext {
  /** @returns null when neither holds it */
  find(id: Y.ID): DecodedStruct | null
  /** Structs that the document does not hold yet, wholly or in part. */
  readonly news: readonly DecodedStruct[]
  /** Whether every struct is new, none in part. */
  readonly isAllNew: boolean
  /** Clients of `news`. */
  readonly authors: ReadonlySet<number>
}

/**
 * @returns null when the update lacks what it builds on: Yjs would keep it aside for ever and hand it to every
 * newcomer
 */
export function createUpdateContext(doc: Y.Doc, update: DecodedUpdate): UpdateContext | null {
  const { store } = doc
  const news: DecodedStruct[] = []
  const authors = new Set<number>()
  let isAllNew = true

  function areReferencesKnown(struct: DecodedStruct): boolean {
    if (!(struct instanceof Y.Item)) return true
    const { id, origin, rightOrigin, parent } = struct
    if (parent instanceof Y.ID && !isKnown(parent, id)) return false
    return isKnown(origin, id) && isKnown(rightOrigin, id)
  }

  for (const section of update.sections.values()) {
    const known = Y.getState(store, section.clientId)
    if (section.fromClock > known) return null
    if (section.fromClock < known) isAllNew = false
    if (section.toClock <= known) continue
    authors.add(section.clientId)
    for (const struct of section.structs) {
      if (struct.id.clock + struct.length > known) news.push(struct)
    }
  }

  function find(id: Y.ID): DecodedStruct | null {
    if (id.clock < Y.getState(store, id.client)) return Y.getItem(store, id)
    const section = update.sections.get(id.client)
    return section === undefined ? null : findInSection(section, id.clock)
  }

  function isKnown(id: Y.ID | null, user: Y.ID): boolean {
    if (id === null) return true
    // Within one client, only what came before.
    if (id.client === user.client) return id.clock < user.clock
    const section = update.sections.get(id.client)
    return id.clock < Math.max(Y.getState(store, id.client), section?.toClock ?? 0)
  }

  // Also in what is known already: Yjs resolves references before it sees that a struct is not new.
  for (const { structs } of update.sections.values()) {
    if (!structs.every(areReferencesKnown)) return null
  }
  for (const [clientId, ranges] of update.deletes) {
    const end = Math.max(Y.getState(store, clientId), update.sections.get(clientId)?.toClock ?? 0)
    if (ranges.some(({ clock, length }) => clock + length > end)) return null
  }
  return { find, news, isAllNew, authors }
}

function findInSection(section: ClientSection, clock: number): DecodedStruct | null {
  if (clock < section.fromClock || clock >= section.toClock) return null
  let low = 0
  let high = section.structs.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (section.structs[middle]!.id.clock <= clock) low = middle
    else high = middle - 1
  }
  return section.structs[low]!
}
