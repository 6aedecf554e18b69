import { MESSAGE_TYPE, parseAnderhalfMessage, SYNC_STEP, type AnderhalfMessage } from '@anderhalf/protocol'
import {
  createDecoder,
  hasContent,
  readTailAsUint8Array,
  readVarUint,
  readVarUint8Array,
} from 'lib0/decoding'

export type ClientMessage =
  | { readonly kind: 'stateVector' | 'answer' | 'update' | 'presence'; readonly payload: Uint8Array }
  | { readonly kind: 'queryPresence' }
  | { readonly kind: 'own'; readonly message: AnderhalfMessage }
  /** Of a type that this version does not know; a newer client may send it. */
  | { readonly kind: 'unknown' }

const KIND_BY_STEP = {
  [SYNC_STEP.stateVector]: 'stateVector',
  [SYNC_STEP.missing]: 'answer',
  [SYNC_STEP.update]: 'update',
} as const

/**
 * Reads one frame: a known type, exactly its length, nothing after it.
 *
 * @returns null for anything else; the payload shares the memory of `frame`
 */
export function parseMessage(frame: Uint8Array): ClientMessage | null {
  try {
    const decoder = createDecoder(frame)
    const type = readVarUint(decoder)
    let message: ClientMessage | null
    switch (type) {
      case MESSAGE_TYPE.sync: {
        const kind = KIND_BY_STEP[readVarUint(decoder) as keyof typeof KIND_BY_STEP] as
          | (typeof KIND_BY_STEP)[keyof typeof KIND_BY_STEP]
          | undefined
        message = kind === undefined ? null : { kind, payload: readVarUint8Array(decoder) }
        break
      }
      case MESSAGE_TYPE.awareness:
        message = { kind: 'presence', payload: readVarUint8Array(decoder) }
        break
      case MESSAGE_TYPE.queryAwareness:
        message = { kind: 'queryPresence' }
        break
      case MESSAGE_TYPE.anderhalf: {
        const own = parseAnderhalfMessage(readTailAsUint8Array(decoder))
        return own === null ? null : { kind: 'own', message: own }
      }
      default:
        return { kind: 'unknown' }
    }
    return hasContent(decoder) ? null : message
  } catch {
    // lib0 throws on bytes that end too early.
    return null
  }
}
