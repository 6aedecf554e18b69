import { createDecoder, readVarUint, type Decoder } from 'lib0/decoding'
import * as Y from 'yjs'

/** Yjs adds clocks and lengths; below this, sums stay exact whatever is added. */
const MAX_CLOCK = 2 ** 40
const MAX_CLIENT_ID = 2 ** 32

/** Yjs does not say whether bytes are left over behind an update; where its decoder stopped does. */
let lastDecoder: Decoder | null = null
class TrackedDecoder extends Y.UpdateDecoderV1 {
  constructor(decoder: Decoder) {
    super(decoder)
    lastDecoder = decoder
  }
}

export type DecodedStruct = Y.Item | Y.GC

export interface ClientSection {
  readonly clientId: number
  readonly fromClock: number
  readonly toClock: number
  /** Without gaps, in the order of their clocks. */
  readonly structs: readonly DecodedStruct[]
}

export interface DeletedRange {
  readonly clock: number
  readonly length: number
}

export interface DecodedUpdate {
  readonly sections: ReadonlyMap<number, ClientSection>
  /** By client, ordered by clock. */
  readonly deletes: ReadonlyMap<number, readonly DeletedRange[]>
}

/**
 * Reads an update without applying it anywhere, and refuses numbers and shapes that Yjs would take and choke on
 * later: zero lengths, skips, clocks beyond all sums, two sections of one client.
 *
 * @returns null when no honest client can have made these bytes
 */
export function decodeUpdate(update: Uint8Array): DecodedUpdate | null {
  try {
    const { structs, ds } = Y.decodeUpdateV2(update, TrackedDecoder)
    if (lastDecoder?.pos !== update.length) return null
    const sections = sectionsOf(structs)
    if (sections === null || sections.size !== readVarUint(createDecoder(update))) return null
    const deletes = deletesOf(ds.clients)
    return deletes === null ? null : { sections, deletes }
  } catch {
    // Yjs and lib0 throw on bytes that end too early or name an unknown kind of content.
    return null
  }
}

interface GrowingSection {
  clientId: number
  fromClock: number
  toClock: number
  structs: DecodedStruct[]
}

function sectionsOf(structs: readonly (DecodedStruct | Y.Skip)[]): Map<number, ClientSection> | null {
  const sections = new Map<number, ClientSection>()
  let section: GrowingSection | null = null
  for (const struct of structs) {
    if (struct instanceof Y.Skip || !isLength(struct.length)) return null
    const { client, clock } = struct.id
    if (section === null || section.clientId !== client) {
      if (sections.has(client) || !isClientId(client) || !isClock(clock)) return null
      section = { clientId: client, fromClock: clock, toClock: clock, structs: [] }
      sections.set(client, section)
    }
    if (clock !== section.toClock || !isClock(clock + struct.length)) return null
    section.toClock = clock + struct.length
    section.structs.push(struct)
  }
  return sections
}

function deletesOf(
  clients: ReadonlyMap<number, readonly { clock: number; len: number }[]>,
): Map<number, DeletedRange[]> | null {
  const deletes = new Map<number, DeletedRange[]>()
  for (const [clientId, ranges] of clients) {
    if (!isClientId(clientId)) return null
    const checked: DeletedRange[] = []
    for (const { clock, len } of ranges) {
      if (!isLength(len) || !isClock(clock) || !isClock(clock + len)) return null
      checked.push({ clock, length: len })
    }
    if (checked.length > 1) checked.sort((a, b) => a.clock - b.clock)
    deletes.set(clientId, checked)
  }
  return deletes
}

function isClientId(number: number): boolean {
  return Number.isInteger(number) && number >= 0 && number < MAX_CLIENT_ID
}

function isClock(number: number): boolean {
  return Number.isInteger(number) && number >= 0 && number < MAX_CLOCK
}

function isLength(number: number): boolean {
  return Number.isInteger(number) && number >= 1 && number < MAX_CLOCK
}
