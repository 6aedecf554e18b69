import * as Y from 'yjs'
import type { ClientSection, DecodedStruct } from './decode-update.ts'
import { placeItemOf } from './map-internals.ts'

/**
 * Whether the document holds, under these clocks of a client, the very edits of `section`. What was deleted since is
 * not looked at: its content is gone.
 *
 * @param from the first clock
 * @param to the clock after the last one
 */
export function holdsSameEdits(
  doc: Y.Doc,
  { clientId, structs }: ClientSection,
  from: number,
  to: number,
): boolean {
  for (const struct of structs) {
    const end = Math.min(struct.id.clock + struct.length, to, Y.getState(doc.store, clientId))
    for (let clock = Math.max(struct.id.clock, from); clock < end; clock++) {
      const theirs = stepAt(struct, clock)
      const ours = stepAt(Y.getItem(doc.store, Y.createID(clientId, clock)), clock)
      if (theirs !== null && ours !== null && theirs !== ours) return false
    }
  }
  return true
}

/** One step of the clock: where it was put and what; however Yjs cut or joined the pieces. */
function stepAt(struct: DecodedStruct, clock: number): string | null {
  if (!(struct instanceof Y.Item)) return null
  const what = contentAt(struct.content, clock - struct.id.clock)
  if (what === null) return null
  const { id, origin, rightOrigin } = struct
  const left = clock === id.clock ? origin : Y.createID(id.client, clock - 1)
  // What stands beside nothing names its place itself.
  const place = left === null && rightOrigin === null ? placeOf(struct) : ''
  return `${nameOf(left)} ${nameOf(rightOrigin)} ${place} ${what}`
}

function placeOf({ parent, parentSub }: Y.Item): string {
  const holder = parent instanceof Y.AbstractType ? (placeItemOf(parent)?.id ?? null) : parent
  return `${holder instanceof Y.ID ? nameOf(holder) : '-'} ${parentSub}`
}

function contentAt(content: Y.Item['content'], at: number): string | null {
  if (content instanceof Y.ContentString) return `text ${content.str[at]}`
  if (content instanceof Y.ContentAny) return `value ${JSON.stringify(content.arr[at])}`
  if (content instanceof Y.ContentFormat) return `format ${content.key} ${JSON.stringify(content.value)}`
  if (!(content instanceof Y.ContentType)) return null
  const { type } = content
  return `type ${type.constructor.name} ${type instanceof Y.XmlElement ? type.nodeName : ''}`
}

function nameOf(id: Y.ID | null): string {
  return id === null ? '-' : `${id.client}:${id.clock}`
}
