import * as Y from 'yjs'
import type { RoomLog } from './room-log.ts'
import type { RoomMember } from './room-member.ts'
import { encodeSyncFrame, SYNCED_FRAME, type SyncFrame } from './sync-frames.ts'
import { SYNC_STEP } from '@anderhalf/protocol'

/** A state this small is sent whole rather than compared with what the client has. */
const SMALL_STATE_BYTES = 32 * 1024
const EMPTY_STATE_VECTOR_BYTES = 1

export interface FeedSource {
  readonly log: RoomLog
  readonly snapshot: () => SyncFrame | null
  /** The live document; loads it when it is not in memory. */
  readonly document: () => Y.Doc
  readonly maxStateVectorEntries: number
}

/** Brings members to the present: the state when they ask for it, then the log as far as their reader takes it. */
export interface MemberFeed {
  /** @returns false when no honest client can have sent this state vector */
  answer(member: RoomMember, stateVector: Uint8Array): boolean
  /** Sends what the log holds for this member. */
  advance(member: RoomMember): void
}

export function createMemberFeed(source: FeedSource): MemberFeed {
  const { log, snapshot, document, maxStateVectorEntries } = source

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

  function differenceFrom(stateVector: Uint8Array): Buffer {
    const isSame =
      latestDifference?.logEnd === log.nextSeq && latestDifference.stateVector.equals(stateVector)
    if (!isSame) {
      const difference = Y.encodeStateAsUpdate(document(), stateVector)
      const { frame } = encodeSyncFrame(SYNC_STEP.update, difference)
      latestDifference = { stateVector: Buffer.from(stateVector), logEnd: log.nextSeq, frame }
    }
    return latestDifference!.frame
  }

  return {
    answer(member, stateVector) {
      if (!isStateVector(stateVector, maxStateVectorEntries)) return false
      if (member.isBlocked) {
        member.postponedStateVector = stateVector
        return true
      }
      const stateBytes = (snapshot()?.frame.length ?? 0) + log.bytes
      if (stateVector.length === EMPTY_STATE_VECTOR_BYTES || stateBytes < SMALL_STATE_BYTES) {
        sendWhole(member)
      } else {
        member.write(differenceFrom(stateVector))
        member.cursor = log.nextSeq
      }
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
