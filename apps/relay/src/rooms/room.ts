import { REJECT_CODE, SYNC_STEP, type BoardId, type RejectCode } from '@anderhalf/protocol'
import { getState, type Doc } from 'yjs'
import { SERVER_SESSION_KEY, type LaneDamage } from '../storage/lane-storage.ts'
import type { MayBeAuthor } from './author-check.ts'
import { createBarriers } from './barriers.ts'
import { createClientOwners } from './client-owners.ts'
import type { CommitQueue } from './commit-queue.ts'
import { decodeUpdate } from './decode-update.ts'
import { createGatheredBroadcast } from './gathered-broadcast.ts'
import { createLaneDigest } from './lane-digest.ts'
import { BrokenDocumentError, type Taking } from './lane-document.ts'
import { createLaneState, type LaneFault, type LaneStateOptions } from './lane-state.ts'
import { createMemberFeed } from './member-feed.ts'
import type { RoomMember } from './room-member.ts'
import type { Recovery } from './recovery.ts'
import { createRoomPresence } from './room-presence.ts'
import { encodeSyncFrame } from './sync-frames.ts'
import type { UnreadAnswers } from './unread-answers.ts'

/** Above this many readers, updates are gathered for a while instead of sent at once. */
const FEW_MEMBERS = 10
const GATHER_MS = 17.5
/** From here on people are warned, and begin to tidy up. */
const TIGHT_SHARE = 0.8
/** The author of what the relay itself writes, among connections. */
const SERVER_WRITER = {}

const REJECT_CODE_OF = {
  foreign: REJECT_CODE.foreignClientId,
  tooMany: REJECT_CODE.tooManyClientIds,
} as const

/** One lane of a board, live in memory. */
export interface Room {
  readonly members: ReadonlySet<RoomMember>
  /** Of the last edit; 0 while there is none. */
  readonly lastSeq: number
  readonly encodedBytes: number
  /** Something in it cannot be read: what can be is shown, and nothing is added. */
  readonly isQuarantined: boolean
  /** What was wrong with it on the disk; null when it was whole. */
  readonly damage: LaneDamage | null
  /** Whether everything in memory is on the disk. */
  readonly isDurable: boolean
  join(member: RoomMember): void
  leave(member: RoomMember): void
  answer(member: RoomMember, stateVector: Uint8Array): void
  /** @param isAnswer whether the relay asked for it, so that it may hold what others wrote before a crash */
  takeUpdate(member: RoomMember, update: Uint8Array, isAnswer: boolean): void
  takePresence(member: RoomMember, payload: Uint8Array): void
  tellPresence(member: RoomMember): void
  barrier(member: RoomMember, n: number): void
  /** Tells the member what the lane holds, if that is cheap and the member has all of it. */
  compare(member: RoomMember, n: number): void
  /** The reader of this member took what it had: it can have more. */
  resume(member: RoomMember): void
  /** A change of the relay itself; resolves when it is on the disk. @returns false for a damaged lane, which takes nothing */
  change(change: (doc: Doc) => void): Promise<boolean>
  /** The whole state as one update. Rejects when it cannot be read. */
  encodeState(): Promise<Uint8Array>
  /** @returns what `read` makes of the document, null when there is none that can be read */
  look<Result>(read: (doc: Doc) => Result): Result | null
  /** Takes away the presence of people who fell silent. */
  expirePresence(): void
  /** Compares what is stored with what is in memory. @returns false when they differ */
  isAsStored(): Promise<boolean>
  /** Makes a snapshot if the log is long enough to be worth it. @returns false when the storage refused it */
  tidy(): Promise<boolean>
  close(): void
}

export interface RoomOptions extends Omit<LaneStateOptions, 'beforeCut'> {
  readonly boardId: BoardId
  readonly commits: CommitQueue
  /** What survivors of a crash may hand over; null where nothing can have been lost. */
  readonly recovery: Recovery | null
  /** @returns whose session it is on this board, or null for one that is known no more */
  readonly participantOf: (sessionKey: string) => string | null
  /** Of all rooms together. */
  readonly unread: UnreadAnswers
}

export function createRoom(options: RoomOptions): Room {
  const { boardId, lane, stored, commits, limits, nowMs, onFault, participantOf, recovery, unread } = options
  const members = new Set<RoomMember>()
  const owners = createClientOwners(stored.clientOwners, nowMs, limits.maxClientIdsPerSession)
  const presence = createRoomPresence(members, owners, nowMs, limits)
  const state = createLaneState({ ...options, beforeCut: sendToAll, onFault: noteFault })
  const { log } = state
  const barriers = createBarriers(log.nextSeq - 1)
  const digest = createLaneDigest(nowMs)
  const feed = createMemberFeed({
    log,
    snapshot: () => state.snapshot,
    document: () => state.documentOrNull()?.doc ?? null,
    maxStateVectorEntries: limits.maxStateVectorEntries,
    unread,
  })
  const outgoing = createGatheredBroadcast({
    send: sendToAll,
    gatherMs: () => (members.size <= FEW_MEMBERS ? 0 : GATHER_MS),
    nowMs,
  })

  function noteFault(fault: LaneFault, error: unknown): void {
    if (fault === 'quarantined') for (const member of members) member.tellDamaged()
    onFault(fault, error)
  }

  function sendToAll(): void {
    for (const member of members) feed.advance(member)
  }

  function ask(member: RoomMember): void {
    member.answerAwaited = true
    const stateVector = state.stateVector()
    const asked = recovery === null ? stateVector : recovery.widen(stateVector)
    member.write(encodeSyncFrame(SYNC_STEP.stateVector, asked).frame)
  }

  function noteDurable(durableSeq: number): void {
    barriers.noteDurable(durableSeq)
  }

  function append(update: Uint8Array, writer: object, sessionKey: string, authors: Iterable<number>): void {
    const seq = log.nextSeq
    const bytes = log.append(update, writer)
    const clientOwners = owners.takeUnsaved(authors)
    const laneUpdate = { boardId, lane, seq, bytes, sessionKey, clientOwners }
    commits.push(laneUpdate, noteDurable)
    outgoing.request()
    state.compact()
    if (state.encodedBytes > limits.maxEncodedBoardBytes * TIGHT_SHARE && isOnlyDeleting(update))
      state.makeRoom()
  }

  /** Of a session that is known no more, nobody can say whose it was. */
  function mayHaveBeen(participantId: string, clientId: number): boolean {
    const sessionKey = owners.ownerOf(clientId)
    const known = sessionKey === undefined ? null : participantOf(sessionKey)
    return known === null || known === participantId
  }

  /** @param isAnswer what the relay asked for: hours of work may come at once, up to the size of a frame */
  function take(member: RoomMember, update: Uint8Array, isAnswer: boolean): Taking {
    if (update.length > limits.maxUpdateBytes && !isAnswer) return { ok: false, code: REJECT_CODE.tooLarge }
    if (state.encodedBytes + update.length > limits.maxEncodedBoardBytes) {
      state.makeRoom()
      if (!isOnlyDeleting(update)) return { ok: false, code: REJECT_CODE.boardFull }
    }
    const { sessionKey } = member
    const isOwn = (clientId: number): boolean => owners.ownerOf(clientId) === sessionKey
    // Its `doc` is looked at only when somebody hands over: that brings in what waits.
    const document = state.document()
    const survivors = isAnswer ? recovery : null
    if (survivors?.isDisputedBy(update, document.doc) === true) {
      onFault('disputed', null)
      return { ok: false, code: REJECT_CODE.foreignClientId }
    }
    /** First clocks of what absent people wrote, when that is what this update brings. */
    let handedOver: Map<number, number> | null = null
    const checkAuthors = (authors: ReadonlySet<number>): RejectCode | null => {
      const others = survivors === null ? [] : [...authors].filter((author) => !isOwn(author))
      if (others.length > 0 && survivors!.mayHandOver(others, update.length)) {
        handedOver = new Map(others.map((author) => [author, getState(document.doc.store, author)]))
      }
      const refusal = handedOver === null ? owners.refusalOf(authors, sessionKey) : null
      return refusal === null ? null : REJECT_CODE_OF[refusal]
    }
    // A survivor may also bring what a facilitator did.
    const mayUnlock = member.mayChangeLocked
      ? null
      : (locker: number): boolean => handedOver !== null || isOwn(locker)
    const mayBeAuthor: MayBeAuthor = (participantId, formerClientIds) =>
      participantId === member.participantId ||
      handedOver !== null ||
      formerClientIds.some((clientId) => mayHaveBeen(participantId, clientId))
    const taking = document.take(update, { checkAuthors, mayUnlock, mayBeAuthor })
    if (!taking.ok) return taking
    if (handedOver !== null) survivors!.note(handedOver, document.doc, update.length)
    else for (const author of taking.authors) owners.bind(author, sessionKey)
    return taking
  }

  /** Once an author is here and has told all they know, nobody else speaks for them. */
  function noteBack({ answerAwaited, presenceId, sessionKey }: RoomMember, authors: Iterable<number>): void {
    if (recovery === null || answerAwaited) return
    for (const clientId of presenceId === null ? authors : [presenceId, ...authors]) {
      if (owners.ownerOf(clientId) === sessionKey) recovery.ownerIsBack(clientId)
    }
  }

  function takeOrRebuild(member: RoomMember, update: Uint8Array, isAnswer: boolean): Taking {
    try {
      return take(member, update, isAnswer)
    } catch (error) {
      if (!(error instanceof BrokenDocumentError)) throw error
      state.dropDocument(error)
      return { ok: false, code: REJECT_CODE.malformedUpdate }
    }
  }

  function refuse(member: RoomMember, code: RejectCode): void {
    // It may have been locked a moment ago, while the edit was under way.
    if (code === REJECT_CODE.lockedTemplate) {
      member.tellRejected(code)
      return
    }
    if (code !== REJECT_CODE.missingContext) {
      member.reject(code)
      return
    }
    member.hasGap = true
    // The answer that is still to come brings what this update builds on.
    if (member.answerAwaited) return
    member.reject(code)
    ask(member)
  }

  return {
    members,
    get lastSeq() {
      return log.nextSeq - 1
    },
    get encodedBytes() {
      return state.encodedBytes
    },
    get isQuarantined() {
      return state.isQuarantined
    },
    damage: state.damage,
    get isDurable() {
      return barriers.durableSeq === log.nextSeq - 1
    },
    join(member) {
      members.add(member)
      if (member.mayWrite && !state.isQuarantined) ask(member)
      presence.sendAll(member)
    },
    leave(member) {
      if (!members.delete(member)) return
      presence.leave(member)
      barriers.forget(member)
      feed.forget(member)
    },
    answer(member, clientStateVector) {
      if (!feed.answer(member, clientStateVector)) member.strike()
    },
    takeUpdate(member, update, isAnswer) {
      const wasAwaited = member.answerAwaited
      if (isAnswer) {
        member.answerAwaited = false
        member.hasGap = false
      }
      if (!isNothing(update)) {
        if (!member.mayWrite) {
          member.reject(REJECT_CODE.readOnlyLane)
        } else if (state.isQuarantined) {
          member.tellRejected(REJECT_CODE.damagedLane)
        } else {
          const taking = takeOrRebuild(member, update, isAnswer && wasAwaited)
          if (!taking.ok) refuse(member, taking.code)
          else if (taking.update !== null) append(taking.update, member, member.sessionKey, taking.authors)
          if (taking.ok) noteBack(member, taking.authors)
        }
      } else if (isAnswer) {
        noteBack(member, [])
      }
      const relief = commits.isBacklogged ? commits.relieved() : state.shortened()
      if (relief !== null) member.holdUntil(relief)
      if (!member.hasGap) barriers.releaseHeld(member, log.nextSeq - 1)
    },
    takePresence(member, payload) {
      if (!presence.take(member, payload)) member.strike()
      noteBack(member, [])
    },
    tellPresence(member) {
      if (member.isBlocked) member.missedPresence = true
      else presence.sendAll(member)
    },
    barrier(member, n) {
      // What came before it was not taken, so it never becomes safe.
      if (state.isQuarantined) return
      barriers.ask(member, n, log.nextSeq - 1)
    },
    compare(member, n) {
      // Without a document in memory, nobody wrote for a while.
      const document = member.answerAwaited || member.isBlocked ? null : state.loadedDocument()
      if (document === null) return
      feed.advance(member)
      if (member.cursor !== log.nextSeq) return
      const found = digest.read(log.nextSeq, document.doc)
      if (found !== null) member.tellDigest(n, found)
    },
    resume(member) {
      feed.forget(member)
      const postponed = member.postponedStateVector
      if (postponed !== null) {
        member.postponedStateVector = null
        feed.answer(member, postponed)
      }
      if (member.missedPresence && !member.isBlocked) presence.sendAll(member)
      feed.advance(member)
    },
    async change(change) {
      if (state.isQuarantined) return false
      const update = state.document().change(change)
      if (update === null) return true
      const authors = [...(decodeUpdate(update)?.sections.keys() ?? [])]
      for (const author of authors) owners.bind(author, SERVER_SESSION_KEY)
      append(update, SERVER_WRITER, SERVER_SESSION_KEY, authors)
      await commits.settled()
      return true
    },
    async encodeState() {
      return (await state.encodeState()).bytes
    },
    look(read) {
      const document = state.documentOrNull()
      return document && read(document.doc)
    },
    expirePresence() {
      presence.expire()
    },
    isAsStored: () => state.isAsStored(),
    tidy: () => state.tidy(),
    close() {
      outgoing.close()
      presence.close()
      state.close()
    },
  }
}

/** What makes room is taken on a full board too. */
function isOnlyDeleting(update: Uint8Array): boolean {
  return decodeUpdate(update)?.sections.size === 0
}

function isNothing(update: Uint8Array): boolean {
  return update.length === 2 && update[0] === 0 && update[1] === 0
}
