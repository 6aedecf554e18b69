import {
  REJECT_CODE,
  SYNC_STEP,
  type BoardId,
  type Lane,
  type Limits,
  type RejectCode,
} from '@anderhalf/protocol'
import * as Y from 'yjs'
import type { StoredLane } from '../storage/lane-storage.ts'
import { createClientOwners } from './client-owners.ts'
import type { CommitQueue } from './commit-queue.ts'
import { decodeUpdate, type DecodedUpdate } from './decode-update.ts'
import { createGatheredSend } from './gathered-send.ts'
import { BrokenDocumentError, createLaneDocument, type LaneDocument, type Taking } from './lane-document.ts'
import { createMemberFeed } from './member-feed.ts'
import { createRoomLog } from './room-log.ts'
import type { RoomMember } from './room-member.ts'
import { createRoomPresence } from './room-presence.ts'
import type { MadeSnapshot } from './snapshot-maker.ts'
import { encodeSyncFrame, type SyncFrame } from './sync-frames.ts'

/** Above this many readers, updates are gathered for a while instead of sent at once. */
const FEW_MEMBERS = 10
const GATHER_MS = 16
const SNAPSHOT_AFTER_BYTES = 2 * 1024 * 1024
const SNAPSHOT_AFTER_UPDATES = 8_192
/** A larger state is encoded in the worker, so that nobody waits for it; this much takes a few milliseconds. */
const ENCODE_HERE_STRUCTS = 5_000
/** A smaller log is not worth a snapshot when the room leaves memory. */
const SNAPSHOT_AT_UNLOAD_BYTES = 32 * 1024
/** At least this long between two snapshots of one lane, also when the storage refuses them. */
const SNAPSHOT_PAUSE_MS = 500
const MAX_WAITING_BARRIERS = 512
/** The author of what the relay itself writes. */
const SERVER_SESSION = 'server'
const SERVER_WRITER = {}

const REJECT_CODE_OF = {
  foreign: REJECT_CODE.foreignClientId,
  tooMany: REJECT_CODE.tooManyClientIds,
} as const

/** One lane of a board, live in memory. */
export interface Room {
  readonly members: ReadonlySet<RoomMember>
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
  /** The reader of this member took what it had: it can have more. */
  resume(member: RoomMember): void
  /** A change of the relay itself; resolves when it is on the disk. */
  change(change: (doc: Y.Doc) => void): Promise<void>
  /** Takes away the presence of people who fell silent. */
  expirePresence(): void
  /** Makes a snapshot if the log is long enough to be worth it. */
  tidy(): Promise<void>
  close(): void
}

export interface RoomOptions {
  readonly boardId: BoardId
  readonly lane: Lane
  readonly stored: StoredLane
  readonly commits: CommitQueue
  readonly saveSnapshot: (snapshot: {
    upToSeq: number
    bytes: Uint8Array
    stateVector: Uint8Array
  }) => Promise<void>
  readonly makeSnapshot: (parts: readonly Uint8Array[]) => Promise<MadeSnapshot>
  readonly limits: Limits
  readonly nowMs: () => number
  /** Until then, survivors of a crash may hand over what absent people wrote. */
  readonly recoversUntilMs: number
  readonly onFault: (fault: 'quarantined' | 'rebuilt' | 'snapshot-failed', error: unknown) => void
}

export function createRoom(options: RoomOptions): Room {
  const { boardId, lane, stored, commits, limits, nowMs, recoversUntilMs, onFault } = options
  const members = new Set<RoomMember>()
  const owners = createClientOwners(stored.clientOwners, nowMs, limits.maxClientIdsPerSession)
  const presence = createRoomPresence(members, owners, nowMs, limits.maxPresenceBytes)
  const log = createRoomLog((stored.snapshot?.upToSeq ?? 0) + 1)
  const tail = readTail(stored)
  for (const update of tail.updates) log.append(encodeSyncFrame(SYNC_STEP.update, update), stored)

  let snapshot: SyncFrame | null = stored.snapshot && encodeSyncFrame(SYNC_STEP.update, stored.snapshot.bytes)
  let document: LaneDocument | null = null
  let isQuarantined = stored.damage !== null || tail.isDamaged
  let durableSeq = log.nextSeq - 1
  let snapshotInWork: Promise<void> | null = null
  let snapshotNotBeforeMs = 0
  let barriers: { member: RoomMember; n: number; seq: number }[] = []

  const feed = createMemberFeed({
    log,
    snapshot: () => snapshot,
    document: () => loadedOrNull()?.doc ?? null,
    maxStateVectorEntries: limits.maxStateVectorEntries,
  })
  const outgoing = createGatheredSend(
    () => {
      for (const member of members) feed.advance(member)
    },
    () => (members.size <= FEW_MEMBERS ? 0 : GATHER_MS),
    nowMs,
  )

  function parts(): Uint8Array[] {
    return snapshot === null ? log.updates() : [snapshot.payload, ...log.updates()]
  }

  function encodedBytes(): number {
    return (snapshot?.frame.length ?? 0) + log.bytes
  }

  function loaded(): LaneDocument {
    document ??= createLaneDocument(lane, parts(), limits)
    return document
  }

  function loadedOrNull(): LaneDocument | null {
    if (isQuarantined && document === null) return null
    try {
      return loaded()
    } catch (error) {
      if (!(error instanceof BrokenDocumentError)) throw error
      quarantine(error)
      return null
    }
  }

  function stateVector(): Uint8Array {
    return document === null ? tail.stateVector : Y.encodeStateVector(document.doc)
  }

  function ask(member: RoomMember): void {
    member.answerAwaited = true
    member.write(encodeSyncFrame(SYNC_STEP.stateVector, stateVector()).frame)
  }

  function append(update: Uint8Array, writer: object, sessionKey: string, authors: Iterable<number>): void {
    const frame = encodeSyncFrame(SYNC_STEP.update, update)
    const seq = log.append(frame, writer)
    const clientOwners = owners.takeUnsaved(authors)
    commits.push({ boardId, lane, seq, bytes: frame.payload, sessionKey, clientOwners }, noteDurable)
    outgoing.request()
    const isLong = log.bytes > Math.max(SNAPSHOT_AFTER_BYTES, (snapshot?.frame.length ?? 0) / 2)
    const isDue = isLong || log.nextSeq - log.firstSeq > SNAPSHOT_AFTER_UPDATES
    if (isDue && nowMs() >= snapshotNotBeforeMs) void makeSnapshot()
  }

  function noteDurable(seq: number): void {
    durableSeq = seq
    while (barriers.length > 0 && barriers[0]!.seq <= durableSeq) {
      const { member, n } = barriers.shift()!
      member.waitingBarriers--
      member.durable(n)
    }
  }

  function makeSnapshot(): Promise<void> {
    snapshotInWork ??= saveSnapshot().finally(() => {
      snapshotInWork = null
    })
    return snapshotInWork
  }

  async function encodeState(): Promise<MadeSnapshot> {
    if (document === null || document.structCount() > ENCODE_HERE_STRUCTS)
      return options.makeSnapshot(parts())
    const { doc } = document
    return { bytes: Y.encodeStateAsUpdate(doc), stateVector: Y.encodeStateVector(doc) }
  }

  async function saveSnapshot(): Promise<void> {
    const upToSeq = log.nextSeq - 1
    try {
      const { bytes, stateVector } = await encodeState()
      await options.saveSnapshot({ upToSeq, bytes, stateVector })
      snapshot = encodeSyncFrame(SYNC_STEP.update, bytes)
      log.dropBefore(upToSeq + 1)
    } catch (error) {
      // The log still holds everything.
      onFault('snapshot-failed', error)
    }
    snapshotNotBeforeMs = nowMs() + SNAPSHOT_PAUSE_MS
  }

  function take(member: RoomMember, update: Uint8Array, isRecovery: boolean): Taking {
    if (encodedBytes() + update.length > limits.maxEncodedBoardBytes) {
      return { ok: false, code: REJECT_CODE.boardFull }
    }
    const { sessionKey } = member
    const checkAuthors = (authors: ReadonlySet<number>): RejectCode | null => {
      const refusal = isRecovery ? null : owners.refusalOf(authors, sessionKey)
      return refusal === null ? null : REJECT_CODE_OF[refusal]
    }
    const taking = loaded().take(update, checkAuthors)
    if (taking.ok && !isRecovery) for (const author of taking.authors) owners.bind(author, sessionKey)
    return taking
  }

  function takeOrRebuild(member: RoomMember, update: Uint8Array, isRecovery: boolean): Taking {
    try {
      return take(member, update, isRecovery)
    } catch (error) {
      if (!(error instanceof BrokenDocumentError)) throw error
      if (document === null) quarantine(error)
      else onFault('rebuilt', error)
      document?.close()
      document = null
      return { ok: false, code: REJECT_CODE.malformedUpdate }
    }
  }

  function quarantine(error: unknown): void {
    isQuarantined = true
    onFault('quarantined', error)
  }

  function refuse(member: RoomMember, code: RejectCode): void {
    if (code !== REJECT_CODE.missingContext) {
      member.reject(code)
      return
    }
    // The answer that is still to come brings what this update builds on.
    if (member.answerAwaited) return
    member.reject(code)
    ask(member)
  }

  function awaitDurable(member: RoomMember, n: number): void {
    const seq = log.nextSeq - 1
    if (member.answerAwaited) {
      member.heldBarriers.push(n)
    } else if (durableSeq >= seq) {
      member.durable(n)
    } else {
      member.waitingBarriers++
      barriers.push({ member, n, seq })
    }
    if (member.heldBarriers.length + member.waitingBarriers > MAX_WAITING_BARRIERS) member.close('tooFast')
  }

  return {
    members,
    get isDurable() {
      return durableSeq === log.nextSeq - 1
    },
    join(member) {
      members.add(member)
      if (member.mayWrite && !isQuarantined) ask(member)
      presence.sendAll(member)
    },
    leave(member) {
      if (!members.delete(member)) return
      presence.leave(member)
      barriers = barriers.filter((waiting) => waiting.member !== member)
    },
    answer(member, clientStateVector) {
      if (!feed.answer(member, clientStateVector)) member.strike()
    },
    takeUpdate(member, update, isAnswer) {
      const wasAwaited = member.answerAwaited
      if (isAnswer) member.answerAwaited = false
      if (!isNothing(update)) {
        if (!member.mayWrite) {
          member.reject(REJECT_CODE.readOnlyLane)
        } else if (isQuarantined) {
          member.tellRejected(REJECT_CODE.readOnlyLane)
        } else {
          const isRecovery = isAnswer && wasAwaited && nowMs() < recoversUntilMs
          const taking = takeOrRebuild(member, update, isRecovery)
          if (!taking.ok) refuse(member, taking.code)
          else if (taking.update !== null) append(taking.update, member, member.sessionKey, taking.authors)
        }
      }
      if (commits.isBacklogged) member.holdUntil(commits.relieved())
      if (!member.answerAwaited) for (const n of member.heldBarriers.splice(0)) awaitDurable(member, n)
    },
    takePresence(member, payload) {
      if (!presence.take(member, payload)) member.strike()
    },
    tellPresence(member) {
      if (member.isBlocked) member.missedPresence = true
      else presence.sendAll(member)
    },
    barrier: awaitDurable,
    resume(member) {
      const postponed = member.postponedStateVector
      if (postponed !== null) {
        member.postponedStateVector = null
        feed.answer(member, postponed)
      }
      if (member.missedPresence && !member.isBlocked) presence.sendAll(member)
      feed.advance(member)
    },
    async change(change) {
      const update = loaded().change(change)
      if (update === null) return
      const authors = [...(decodeUpdate(update)?.sections.keys() ?? [])]
      for (const author of authors) owners.bind(author, SERVER_SESSION)
      append(update, SERVER_WRITER, SERVER_SESSION, authors)
      await commits.settled()
    },
    expirePresence() {
      presence.expire()
    },
    async tidy() {
      if (log.bytes > SNAPSHOT_AT_UNLOAD_BYTES && !isQuarantined) await makeSnapshot()
    },
    close() {
      outgoing.close()
      presence.close()
      document?.close()
    },
  }
}

function isNothing(update: Uint8Array): boolean {
  return update.length === 2 && update[0] === 0 && update[1] === 0
}

interface Tail {
  readonly updates: readonly Uint8Array[]
  readonly stateVector: Uint8Array
  readonly isDamaged: boolean
}

/** The stored updates as far as they can be read, and what they reach, without building the document. */
function readTail({ snapshot, updates }: StoredLane): Tail {
  const clocks = snapshot === null ? new Map<number, number>() : Y.decodeStateVector(snapshot.stateVector)
  const readable: Uint8Array[] = []
  for (const { bytes } of updates) {
    const decoded = decodeUpdate(bytes)
    if (decoded === null || !continues(clocks, decoded)) break
    readable.push(bytes)
    for (const { clientId, toClock } of decoded.sections.values()) {
      clocks.set(clientId, Math.max(clocks.get(clientId) ?? 0, toClock))
    }
  }
  const isDamaged = readable.length < updates.length
  return { updates: readable, stateVector: Y.encodeStateVector(clocks), isDamaged }
}

/** What starts beyond the clocks that are there would leave everybody waiting for ever. */
function continues(clocks: ReadonlyMap<number, number>, { sections, deletes }: DecodedUpdate): boolean {
  for (const { clientId, fromClock } of sections.values()) {
    if (fromClock > (clocks.get(clientId) ?? 0)) return false
  }
  for (const [clientId, ranges] of deletes) {
    const end = Math.max(clocks.get(clientId) ?? 0, sections.get(clientId)?.toClock ?? 0)
    if (ranges.some(({ clock, length }) => clock + length > end)) return false
  }
  return true
}
