import {
  createEncoder,
  toUint8Array,
  writeAny,
  writeUint8,
  writeVarString,
  writeVarUint,
  type Encoder,
} from 'lib0/encoding'

export interface CraftedId {
  readonly client: number
  readonly clock: number
}

/** Bits and references as the update format of Yjs (v1) writes them. */
export type CraftedStruct =
  | { readonly kind: 'gc' | 'skip'; readonly length: number }
  | {
      readonly kind: 'item'
      readonly origin?: CraftedId
      readonly rightOrigin?: CraftedId
      /** Name of a root, or the item that holds the type. */
      readonly parent?: string | CraftedId
      readonly key?: string
      readonly content: CraftedContent
    }

export type CraftedContent =
  | { readonly deleted: number }
  | { readonly any: readonly unknown[] }
  | { readonly text: string }
  /** Type number of Yjs: 0 array, 1 map, 2 text, 3 element, 4 fragment, 5 hook, 6 xml text. */
  | { readonly type: number; readonly name?: string }
  | { readonly format: string; readonly value: unknown }
  | { readonly subdocument: string }
  | { readonly bytes: Uint8Array }

export interface CraftedSection {
  readonly client: number
  readonly clock: number
  readonly structs: readonly CraftedStruct[]
}

export interface CraftedDelete extends CraftedId {
  readonly length: number
}

/** An update as only a hostile or broken client would write it. */
export function craftUpdate(
  sections: readonly CraftedSection[],
  deletes: readonly CraftedDelete[] = [],
): Uint8Array {
  const encoder = createEncoder()
  writeVarUint(encoder, sections.length)
  for (const { client, clock, structs } of sections) {
    writeVarUint(encoder, structs.length)
    writeVarUint(encoder, client)
    writeVarUint(encoder, clock)
    for (const struct of structs) writeStruct(encoder, struct)
  }
  writeVarUint(encoder, deletes.length)
  for (const { client, clock, length } of deletes) {
    for (const number of [client, 1, clock, length]) writeVarUint(encoder, number)
  }
  return toUint8Array(encoder)
}

function writeStruct(encoder: Encoder, struct: CraftedStruct): void {
  if (struct.kind !== 'item') {
    writeUint8(encoder, struct.kind === 'gc' ? 0 : 10)
    writeVarUint(encoder, struct.length)
    return
  }
  const { origin, rightOrigin, parent, key, content } = struct
  const hasOrigin = origin !== undefined || rightOrigin !== undefined
  const info =
    contentNumberOf(content) |
    (origin === undefined ? 0 : 0x80) |
    (rightOrigin === undefined ? 0 : 0x40) |
    (key === undefined ? 0 : 0x20)
  writeUint8(encoder, info)
  if (origin !== undefined) writeId(encoder, origin)
  if (rightOrigin !== undefined) writeId(encoder, rightOrigin)
  if (!hasOrigin) {
    writeVarUint(encoder, typeof parent === 'string' ? 1 : 0)
    if (typeof parent === 'string') writeVarString(encoder, parent)
    else if (parent !== undefined) writeId(encoder, parent)
    if (key !== undefined) writeVarString(encoder, key)
  }
  writeContent(encoder, content)
}

function writeId(encoder: Encoder, { client, clock }: CraftedId): void {
  writeVarUint(encoder, client)
  writeVarUint(encoder, clock)
}

function contentNumberOf(content: CraftedContent): number {
  if ('deleted' in content) return 1
  if ('bytes' in content) return 3
  if ('text' in content) return 4
  if ('format' in content) return 6
  if ('type' in content) return 7
  if ('any' in content) return 8
  return 9
}

function writeContent(encoder: Encoder, content: CraftedContent): void {
  if ('deleted' in content) {
    writeVarUint(encoder, content.deleted)
  } else if ('bytes' in content) {
    writeVarUint(encoder, content.bytes.length)
    for (const byte of content.bytes) writeUint8(encoder, byte)
  } else if ('text' in content) {
    writeVarString(encoder, content.text)
  } else if ('format' in content) {
    writeVarString(encoder, content.format)
    writeVarString(encoder, JSON.stringify(content.value))
  } else if ('type' in content) {
    writeVarUint(encoder, content.type)
    if (content.name !== undefined) writeVarString(encoder, content.name)
  } else if ('any' in content) {
    writeVarUint(encoder, content.any.length)
    for (const value of content.any) writeAny(encoder, value as never)
  } else {
    writeVarString(encoder, content.subdocument)
    writeAny(encoder, {})
  }
}
