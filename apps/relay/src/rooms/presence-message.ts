import { LIMITS, MESSAGE_TYPE, PRESENCE_USER_KEY, type PresenceUser } from '@anderhalf/protocol'
import { createDecoder, hasContent, readVarUint, readVarUint8Array } from 'lib0/decoding'
import { createEncoder, toUint8Array, writeVarUint } from 'lib0/encoding'
import { encodeFrame } from '../socket/frame.ts'
import { UNSAFE_KEYS } from './unsafe-keys.ts'

/** Clocks count renewals; years of them stay below. */
const MAX_PRESENCE_CLOCK = 2 ** 31
/** Of the numbers here, none has more than 53 bits. */
const MAX_VARUINT_BYTES = 8
const OPENING_BRACE = 0x7b
const LEAVING = Buffer.from('null')
const COMMA = Buffer.from(',')
const CLOSING = Buffer.from('}')

export interface PresenceEntry {
  readonly clientId: number
  readonly clock: number
  /** JSON as the client wrote it, not parsed; `null` when it leaves. */
  readonly stateJson: Uint8Array
}

/** @returns null when the bytes are no presence message */
export function parsePresence(payload: Uint8Array): PresenceEntry[] | null {
  try {
    const decoder = createDecoder(payload)
    const entries: PresenceEntry[] = []
    const count = readVarUint(decoder)
    for (let index = 0; index < count; index++) {
      const clientId = readVarUint(decoder)
      const clock = readVarUint(decoder)
      entries.push({ clientId, clock, stateJson: readVarUint8Array(decoder) })
    }
    return hasContent(decoder) ? null : entries
  } catch {
    // lib0 throws on bytes that end too early.
    return null
  }
}

export function isLeaving({ stateJson }: PresenceEntry): boolean {
  // The bytes of `null`.
  return stateJson.length === 4 && stateJson[0] === 0x6e
}

/** The identity of a session, ready to be put into every state that it sends. */
export interface PresenceStamp {
  readonly user: PresenceUser
  /** `{"user":{...}`: the beginning of a state. */
  readonly head: Buffer
}

export function createPresenceStamp(user: PresenceUser): PresenceStamp {
  return { user, head: Buffer.from(`{${JSON.stringify(PRESENCE_USER_KEY)}:${JSON.stringify(user)}`) }
}

export interface StampedPresence {
  /** With the identity of the session in place of whatever identity the client wrote. */
  readonly full: Uint8Array
  /** For readers who were told that identity before; the same as `full` where the client wrote one. */
  readonly brief: Uint8Array
}

/** @returns null when no honest client can have sent it */
export function stampPresence(
  entry: PresenceEntry,
  stamp: PresenceStamp,
  maxBytes: number,
): StampedPresence | null {
  const { clientId, clock, stateJson } = entry
  if (stateJson.length > maxBytes || clock > MAX_PRESENCE_CLOCK) return null
  const state = parseState(stateJson)
  if (state === null) return null
  const isBare = stateJson[0] === OPENING_BRACE && !Object.hasOwn(state, PRESENCE_USER_KEY)
  if (!isBare) {
    const { [PRESENCE_USER_KEY]: _, ...rest } = state
    const json = Buffer.from(JSON.stringify({ [PRESENCE_USER_KEY]: stamp.user, ...rest }))
    const full = encodeEntry(clientId, clock, json)
    return { full, brief: full }
  }
  // What the client wrote is valid JSON, so putting the identity in front of it costs no second writing out.
  const isEmpty = Object.keys(state).length === 0
  const rest = isEmpty ? [CLOSING] : [COMMA, stateJson.subarray(1)]
  return {
    full: encodeEntry(clientId, clock, stamp.head, ...rest),
    brief: encodeEntry(clientId, clock, stateJson),
  }
}

export function encodeLeaving(clientId: number, clock: number): Uint8Array {
  return encodeEntry(clientId, clock, LEAVING)
}

/** One frame that tells all of `entries`. */
export function encodePresenceFrame(entries: readonly Uint8Array[]): Buffer {
  const counter = createEncoder()
  writeVarUint(counter, entries.length)
  const count = toUint8Array(counter)
  let bytes = count.length
  for (const entry of entries) bytes += entry.length
  const head = createEncoder()
  writeVarUint(head, MESSAGE_TYPE.awareness)
  writeVarUint(head, bytes)
  return encodeFrame(toUint8Array(head), count, ...entries)
}

function encodeEntry(clientId: number, clock: number, ...json: readonly Uint8Array[]): Uint8Array {
  let jsonBytes = 0
  for (const part of json) jsonBytes += part.length
  const entry = Buffer.allocUnsafe(3 * MAX_VARUINT_BYTES + jsonBytes)
  let offset = 0
  for (const number of [clientId, clock, jsonBytes]) offset = writeVarUintAt(entry, offset, number)
  for (const part of json) {
    entry.set(part, offset)
    offset += part.length
  }
  return entry.subarray(0, offset)
}

function writeVarUintAt(bytes: Uint8Array, start: number, number: number): number {
  let offset = start
  let rest = number
  for (; rest >= 0x80; rest = Math.floor(rest / 0x80)) bytes[offset++] = (rest % 0x80) | 0x80
  bytes[offset++] = rest
  return offset
}

const utf8 = new TextDecoder('utf-8', { fatal: true })

function parseState(json: Uint8Array): Record<string, unknown> | null {
  let state: unknown
  try {
    state = JSON.parse(utf8.decode(json))
  } catch {
    // Not UTF-8 or not JSON.
    return null
  }
  if (typeof state !== 'object' || state === null || Array.isArray(state)) return null
  return isShallow(state, LIMITS.maxPresenceDepth) ? (state as Record<string, unknown>) : null
}

function isShallow(value: unknown, depthLeft: number): boolean {
  if (typeof value !== 'object' || value === null) return true
  if (depthLeft === 0) return false
  for (const key in value) {
    if (UNSAFE_KEYS.has(key)) return false
    if (!isShallow((value as Record<string, unknown>)[key], depthLeft - 1)) return false
  }
  return true
}
