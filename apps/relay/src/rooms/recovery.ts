import type { Doc } from 'yjs'
import { decodeStateVector, encodeStateVector, getState } from 'yjs'
import { decodeUpdate } from './decode-update.ts'
import { holdsSameEdits } from './same-edits.ts'

/** How long after a crash somebody may still come back with what absent people wrote. */
const RECOVERY_MS = 24 * 3_600_000
/** For one lane. A crash loses what was not on the disk yet: seconds of work, minutes when the disk refused. */
const MAX_RECOVERED_BYTES = 4 * 1024 * 1024

/**
 * After a crash, browsers know edits that the disk does not, also edits of people who are away. Whoever may write
 * may hand those over in the answer to the relay's question, until their author was here again: then only the author
 * speaks for that client id. What was handed over is compared with what others bring of it later, first of all the author: an edit that
 * somebody put in its place would swallow theirs without a word.
 */
export interface Recovery {
  /** Whether an answer of this length may bring edits of these authors, who are not the one that brings them. */
  mayHandOver(others: readonly number[], byteLength: number): boolean
  /** Remembers what was handed over. @param before the first clock of each author that was not known yet */
  note(before: ReadonlyMap<number, number>, doc: Doc, byteLength: number): void
  /** The owner of this client id is here, and has told all that they know. */
  ownerIsBack(clientId: number): void
  /** The relay's question for missing edits, so that the answer holds once more what was handed over. */
  widen(stateVector: Uint8Array): Uint8Array
  /** Whether somebody, most likely the author, knows something else than what was handed over. */
  isDisputedBy(update: Uint8Array, doc: Doc): boolean
}

/** @param uncleanEndSeenAtMs null when no relay on this data ever ended without saying goodbye */
export function recoveryLeftMs(uncleanEndSeenAtMs: number | null, nowMs: number): number {
  // A clock that was set back must not make it longer.
  return uncleanEndSeenAtMs === null ? 0 : Math.min(RECOVERY_MS, uncleanEndSeenAtMs + RECOVERY_MS - nowMs)
}

interface Handed {
  readonly from: number
  readonly to: number
}

/** @param untilMs of the clock that `nowMs` reads */
export function createRecovery(nowMs: () => number, untilMs: number): Recovery {
  const closed = new Set<number>()
  const handed = new Map<number, Handed>()
  let bytesLeft = MAX_RECOVERED_BYTES

  return {
    mayHandOver(others, byteLength) {
      return nowMs() < untilMs && byteLength <= bytesLeft && !others.some((author) => closed.has(author))
    },
    note(before, doc, byteLength) {
      bytesLeft -= byteLength
      for (const [author, from] of before) {
        const to = getState(doc.store, author)
        if (to > from) handed.set(author, { from: handed.get(author)?.from ?? from, to })
      }
    },
    ownerIsBack(clientId) {
      if (nowMs() < untilMs) closed.add(clientId)
    },
    widen(stateVector) {
      if (handed.size === 0) return stateVector
      const clocks = decodeStateVector(stateVector)
      for (const [author, { from }] of handed) clocks.set(author, from)
      return encodeStateVector(clocks)
    },
    isDisputedBy(update, doc) {
      if (handed.size === 0) return false
      for (const section of decodeUpdate(update)?.sections.values() ?? []) {
        const range = handed.get(section.clientId)
        if (range !== undefined && !holdsSameEdits(doc, section, range.from, range.to)) return true
      }
      return false
    },
  }
}
