import { MESSAGE_TYPE, PRESENCE_USER_KEY, type PresenceUser } from '@anderhalf/protocol'
import { createDecoder, hasContent, readVarUint, readVarUint8Array } from 'lib0/decoding'
import { createEncoder, toUint8Array, writeVarString, writeVarUint } from 'lib0/encoding'
import { encodeFrame } from '../socket/frame.ts'
import { UNSAFE_KEYS } from './unsafe-keys.ts'

const MAX_PRESENCE_DEPTH = 8
/** Clocks count renewals; years of them stay below. */
const MAX_PRESENCE_CLOCK = 2 ** 31

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

/**
 * One entry with the identity of the session in place of whatever identity the client wrote.
 *
 * @returns null when no honest client can have sent it
 */
export function stampPresence(entry: PresenceEntry, user: PresenceUser, maxBytes: number): Uint8Array | null {
  if (entry.stateJson.length > maxBytes || entry.clock > MAX_PRESENCE_CLOCK) return null
  const state = parseState(entry.stateJson)
  if (state === null) return null
  state[PRESENCE_USER_KEY] = user
  return encodeEntry(entry.clientId, entry.clock, JSON.stringify(state))
}

export function encodeLeaving(clientId: number, clock: number): Uint8Array {
  return encodeEntry(clientId, clock, 'null')
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

function encodeEntry(clientId: number, clock: number, json: string): Uint8Array {
  const encoder = createEncoder()
  writeVarUint(encoder, clientId)
  writeVarUint(encoder, clock)
  writeVarString(encoder, json)
  return toUint8Array(encoder)
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
  return isShallow(state, MAX_PRESENCE_DEPTH) ? (state as Record<string, unknown>) : null
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
