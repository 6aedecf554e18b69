import * as Y from 'yjs'
import type { RoomLog } from './room-log.ts'
import type { RoomMember } from './room-member.ts'
import { encodeSyncFrame, SYNCED_FRAME, type SyncFrame } from './sync-frames.ts'
import { SYNC_STEP } from '@anderhalf/protocol'
import type { UnreadAnswers } from './unread-answers.ts'

/** A state this small is sent whole rather than compared with what the client has. */
const SMALL_STATE_BYTES = 32 * 1024
const EMPTY_STATE_VECTOR_BYTES = 1

export interface FeedSource {
  readonly log: RoomLog
  readonly snapshot: () => SyncFrame | null
  /** The live document; loads it when it is not in memory. null when it cannot be built. */
  readonly document: () => Y.Doc | null
  readonly maxStateVectorEntries: number
  readonly unread: UnreadAnswers
}

/** Brings members to the present: the state when they ask for it, then the log as far as their reader takes it. */
export interface MemberFeed {
  /** @returns false when no honest client can have sent this state vector */
  answer(member: RoomMember, stateVector: Uint8Array): boolean
  /** Sends what the log holds for this member. */
  advance(member: RoomMember): void
  /** The reader took what it was given, or is gone. */
  forget(member: RoomMember): void
}

export function createMemberFeed(source: FeedSource): MemberFeed {
  const { log, snapshot, document, maxStateVectorEntries, unread } = source

  let latestDifference: { stateVector: Buffer; logEnd: number; frame: Buffer } | null = null

  function sendWhole(member: RoomMember): void {
    const frame = snapshot()?.frame
    if (frame !== undefined) member.write(frame)
    for (let seq = log.firstSeq; seq < log.nextSeq;) {
      const chunk = log.chunk(seq)
      member.write(chunk.bytes)
      seq = chunk.nextSeq
    }
    member.cursor = log.nextSeq
  }

  /** @returns null when there is no document to compare with */
  function differenceFrom(stateVector: Uint8Array): Buffer | null {
    const isSame =
      latestDifference?.logEnd === log.nextSeq && latestDifference.stateVector.equals(stateVector)
    if (isSame) return latestDifference!.frame
    const doc = document()
    if (doc === null) return null
    const { frame } = encodeSyncFrame(SYNC_STEP.update, Y.encodeStateAsUpdate(doc, stateVector))
    latestDifference = { stateVector: Buffer.from(stateVector), logEnd: log.nextSeq, frame }
    return frame
  }

  function sendState(member: RoomMember, stateVector: Uint8Array): void {
    const stateBytes = (snapshot()?.frame.length ?? 0) + log.bytes
    const isWhole = stateVector.length === EMPTY_STATE_VECTOR_BYTES || stateBytes < SMALL_STATE_BYTES
    // The whole takes no memory: it is there anyway. A difference is hardly ever larger than that.
    const difference = isWhole || !unread.hasRoomFor(stateBytes) ? null : differenceFrom(stateVector)
    if (difference === null) {
      sendWhole(member)
      return
    }
    member.write(difference)
    if (member.isBlocked) unread.note(member, difference.length)
    member.cursor = log.nextSeq
  }

  return {
    answer(member, stateVector) {
      if (!isStateVector(stateVector, maxStateVectorEntries)) return false
      if (member.isBlocked) {
        member.postponedStateVector = stateVector
        return true
      }
      sendState(member, stateVector)
      member.write(SYNCED_FRAME)
      return true
    },
    advance(member) {
      while (member.cursor !== null && member.cursor < log.nextSeq && !member.isBlocked) {
        if (member.cursor < log.firstSeq) {
          sendWhole(member)
          return
        }
        const chunk = log.chunk(member.cursor)
        if (chunk.soleWriter !== member) member.write(chunk.bytes)
        member.cursor = chunk.nextSeq
      }
    },
    forget: (member) => unread.forget(member),
  }
}

function isStateVector(bytes: Uint8Array, maxEntries: number): boolean {
  try {
    return Y.decodeStateVector(bytes).size <= maxEntries
  } catch {
    // lib0 throws on bytes that end too early.
    return false
  }
}
