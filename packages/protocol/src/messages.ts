import { createDecoder, hasContent, readVarUint } from 'lib0/decoding'
import { createEncoder, toUint8Array, writeVarUint } from 'lib0/encoding'

/** First number of every binary frame. 0 to 3 are those of y-websocket; 112 is ours. */
export const MESSAGE_TYPE = { sync: 0, awareness: 1, auth: 2, queryAwareness: 3, anderhalf: 112 } as const

/** Second number of a sync frame (y-protocols). */
export const SYNC_STEP = { stateVector: 0, missing: 1, update: 2 } as const

/**
 * Spoken by client and relay; a relay that no longer understands a client closes with `reload`.
 *
 * Since 2 the client remembers who each presence belongs to, so that the relay says it once.
 */
export const PROTOCOL_VERSION = 2
export const OLDEST_PROTOCOL_VERSION = 1
/** Of the versions, the first whose presence may come without its identity. */
export const REMEMBERS_PEOPLE_SINCE = 2

/** Why the relay did not take an edit. Part of the wire: numbers are never reused. */
export const REJECT_CODE = {
  readOnlyLane: 1,
  malformedUpdate: 2,
  missingContext: 3,
  foreignClientId: 4,
  invalidRecord: 5,
  tooLarge: 6,
  boardFull: 7,
  /** New client ids come faster than pages can be loaded; later they are taken. */
  tooManyClientIds: 8,
  /** Somebody else locked this template. */
  lockedTemplate: 9,
  /** Images are uploaded; the document holds their addresses. */
  inlineImage: 10,
  /** A part of what was stored cannot be read, so that nothing is added until somebody mends it. No fault of the edit. */
  damagedLane: 11,
  /** Of one note, label or text shape: in characters, lines, or lists within lists. */
  textTooLong: 12,
} as const

export type RejectCode = (typeof REJECT_CODE)[keyof typeof REJECT_CODE]

const KIND = {
  hello: 0,
  barrier: 1,
  durable: 2,
  rejected: 3,
  drain: 4,
  compare: 5,
  digest: 6,
  diverged: 7,
  damaged: 8,
} as const

/**
 * The block of messages that stock y-websocket clients never see: the relay sends them only to a client that
 * said `hello`.
 *
 * - `hello` (client): speaks protocol `version`
 * - `barrier` (client): answer when all that this socket sent before is safe
 * - `durable` (relay): all before barrier `n` is validated, committed and on the disk
 * - `rejected` (relay): something before barrier `n` was not taken
 * - `drain` (relay): reconnect after a random time of 0 to `withinMs`
 * - `compare` (client): what does this lane hold? The relay may leave it unanswered; then it is asked again later
 * - `digest` (relay): the answer to `compare` `n`, behind everything that this socket was sent before
 * - `diverged` (client): that was not what this client holds
 * - `damaged` (relay): a part of what was stored in this lane cannot be read; what can be is shown, nothing is taken
 */
export type AnderhalfMessage =
  | { readonly kind: 'hello'; readonly version: number }
  | { readonly kind: 'barrier'; readonly n: number }
  | { readonly kind: 'durable'; readonly n: number }
  | { readonly kind: 'rejected'; readonly n: number; readonly code: number }
  | { readonly kind: 'drain'; readonly withinMs: number }
  | { readonly kind: 'compare'; readonly n: number }
  | { readonly kind: 'digest'; readonly n: number; readonly digest: number }
  | { readonly kind: 'diverged' }
  | { readonly kind: 'damaged' }

/** @returns one whole frame, message type included */
export function encodeAnderhalfMessage(message: AnderhalfMessage): Uint8Array<ArrayBuffer> {
  const encoder = createEncoder()
  writeVarUint(encoder, MESSAGE_TYPE.anderhalf)
  writeVarUint(encoder, KIND[message.kind])
  for (const number of numbersOf(message)) writeVarUint(encoder, number)
  return toUint8Array(encoder)
}

function numbersOf(message: AnderhalfMessage): number[] {
  switch (message.kind) {
    case 'hello':
      return [message.version]
    case 'barrier':
    case 'durable':
    case 'compare':
      return [message.n]
    case 'rejected':
      return [message.n, message.code]
    case 'drain':
      return [message.withinMs]
    case 'digest':
      return [message.n, message.digest]
    case 'diverged':
    case 'damaged':
      return []
  }
}

/**
 * @param payload a frame of type 112 without that first number
 * @returns null when the bytes are no message of this block, or more than one
 */
export function parseAnderhalfMessage(payload: Uint8Array): AnderhalfMessage | null {
  try {
    const decoder = createDecoder(payload)
    const message = readMessage(readVarUint(decoder), () => readVarUint(decoder))
    return hasContent(decoder) ? null : message
  } catch {
    // lib0 throws on bytes that end too early or numbers beyond 2^53: no message of ours.
    return null
  }
}

function readMessage(kind: number, next: () => number): AnderhalfMessage | null {
  switch (kind) {
    case KIND.hello:
      return { kind: 'hello', version: next() }
    case KIND.barrier:
      return { kind: 'barrier', n: next() }
    case KIND.durable:
      return { kind: 'durable', n: next() }
    case KIND.rejected:
      return { kind: 'rejected', n: next(), code: next() }
    case KIND.drain:
      return { kind: 'drain', withinMs: next() }
    case KIND.compare:
      return { kind: 'compare', n: next() }
    case KIND.digest:
      return { kind: 'digest', n: next(), digest: next() }
    case KIND.diverged:
      return { kind: 'diverged' }
    case KIND.damaged:
      return { kind: 'damaged' }
    default:
      return null
  }
}
