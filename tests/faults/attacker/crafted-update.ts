import {
  createEncoder,
  toUint8Array,
  writeAny,
  writeUint8,
  writeVarString,
  writeVarUint,
  writeVarUint8Array,
} from 'lib0/encoding'

type Encoder = ReturnType<typeof createEncoder>
/** Writes one struct of a Yjs update (encoding V1). */
export type Struct = (encoder: Encoder) => void

export interface StructRun {
  readonly client: number
  readonly clock: number
  readonly structs: readonly Struct[]
  /** How many structs the header says there are. */
  readonly claimedStructs?: number
}

export interface DeletedRange {
  readonly client: number
  readonly ranges: readonly (readonly [clock: number, length: number])[]
}

export interface CraftedUpdate {
  readonly runs?: readonly StructRun[]
  readonly deletes?: readonly DeletedRange[]
  readonly claimedRuns?: number
  readonly claimedDeletes?: number
}

/** A Yjs update byte by byte, so that it can lie in every field. */
export function craftUpdate(update: CraftedUpdate): Uint8Array {
  const { runs = [], deletes = [] } = update
  const encoder = createEncoder()
  writeVarUint(encoder, update.claimedRuns ?? runs.length)
  for (const run of runs) {
    writeVarUint(encoder, run.claimedStructs ?? run.structs.length)
    writeVarUint(encoder, run.client)
    writeVarUint(encoder, run.clock)
    for (const struct of run.structs) struct(encoder)
  }
  writeVarUint(encoder, update.claimedDeletes ?? deletes.length)
  for (const { client, ranges } of deletes) {
    writeVarUint(encoder, client)
    writeVarUint(encoder, ranges.length)
    for (const [clock, length] of ranges) {
      writeVarUint(encoder, clock)
      writeVarUint(encoder, length)
    }
  }
  return toUint8Array(encoder)
}

export function collected(length: number): Struct {
  return (encoder) => {
    writeUint8(encoder, 0)
    writeVarUint(encoder, length)
  }
}

export function skipped(length: number): Struct {
  return (encoder) => {
    writeUint8(encoder, 10)
    writeVarUint(encoder, length)
  }
}

export interface StructId {
  readonly client: number
  readonly clock: number
}

export interface ItemPlace {
  readonly origin?: StructId
  readonly rightOrigin?: StructId
  /** Name of the root type, or the id of the type it lies in. */
  readonly parent?: string | StructId
  readonly key?: string
}

export interface Content {
  readonly kind: number
  write(encoder: Encoder): void
}

export function item(place: ItemPlace, content: Content): Struct {
  return (encoder) => {
    const { origin, rightOrigin, parent, key } = place
    writeUint8(
      encoder,
      content.kind |
        (origin === undefined ? 0 : 0x80) |
        (rightOrigin === undefined ? 0 : 0x40) |
        (key === undefined ? 0 : 0x20),
    )
    if (origin !== undefined) writeId(encoder, origin)
    if (rightOrigin !== undefined) writeId(encoder, rightOrigin)
    if (origin === undefined && rightOrigin === undefined) {
      const isRoot = parent === undefined || typeof parent === 'string'
      writeVarUint(encoder, isRoot ? 1 : 0)
      if (parent === undefined || typeof parent === 'string') writeVarString(encoder, parent ?? 'records')
      else writeId(encoder, parent)
      if (key !== undefined) writeVarString(encoder, key)
    }
    content.write(encoder)
  }
}

function writeId(encoder: Encoder, id: StructId): void {
  writeVarUint(encoder, id.client)
  writeVarUint(encoder, id.clock)
}

/** Numbers of the shared types in a Yjs update. */
export const SHARED_TYPE = {
  array: 0,
  map: 1,
  text: 2,
  xmlElement: 3,
  xmlFragment: 4,
  xmlHook: 5,
  xmlText: 6,
} as const

export const content = {
  deleted: (length: number): Content => ({ kind: 1, write: (encoder) => writeVarUint(encoder, length) }),
  json: (texts: readonly string[], claimed = texts.length): Content => ({
    kind: 2,
    write: (encoder) => {
      writeVarUint(encoder, claimed)
      for (const text of texts) writeVarString(encoder, text)
    },
  }),
  binary: (bytes: Uint8Array): Content => ({
    kind: 3,
    write: (encoder) => writeVarUint8Array(encoder, bytes),
  }),
  text: (text: string): Content => ({ kind: 4, write: (encoder) => writeVarString(encoder, text) }),
  embed: (json: string): Content => ({ kind: 5, write: (encoder) => writeVarString(encoder, json) }),
  format: (key: string, json: string): Content => ({
    kind: 6,
    write: (encoder) => {
      writeVarString(encoder, key)
      writeVarString(encoder, json)
    },
  }),
  type: (type: number, name = 'p'): Content => ({
    kind: 7,
    write: (encoder) => {
      writeVarUint(encoder, type)
      if (type === SHARED_TYPE.xmlElement || type === SHARED_TYPE.xmlHook) writeVarString(encoder, name)
    },
  }),
  any: (values: readonly unknown[], claimed = values.length): Content => ({
    kind: 8,
    write: (encoder) => {
      writeVarUint(encoder, claimed)
      for (const value of values) writeAny(encoder, value as Parameters<typeof writeAny>[1])
    },
  }),
  /** Bytes that stand where a plain value should. */
  rawAny: (bytes: Uint8Array): Content => ({
    kind: 8,
    write: (encoder) => {
      writeVarUint(encoder, 1)
      for (const byte of bytes) writeUint8(encoder, byte)
    },
  }),
  document: (guid: string): Content => ({
    kind: 9,
    write: (encoder) => {
      writeVarString(encoder, guid)
      writeAny(encoder, {})
    },
  }),
  unknown: (kind: number): Content => ({ kind, write: (encoder) => writeVarUint(encoder, 1) }),
}

/** A plain value of lists in lists, written without recursion: 117 is a list, then its length. */
export function nestedLists(depth: number): Uint8Array {
  const bytes = new Uint8Array(depth * 2 + 1)
  for (let at = 0; at < depth; at += 1) bytes.set([117, 1], at * 2)
  bytes[depth * 2] = 126
  return bytes
}
