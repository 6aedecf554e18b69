import { LIMITS, type BoardId, type CloseReasonName, type Lane, type Limits } from '@anderhalf/protocol'
import type { Logger } from 'pino'
import { applyUpdate, type Doc } from 'yjs'
import type { LaneDamage, LaneSnapshot, LaneStorage, StoredLane } from '../storage/lane-storage.ts'
import { createCommitQueue } from './commit-queue.ts'
import type { RoomMember } from './room-member.ts'
import { withEarlierSnapshot } from '../versions/earlier-snapshot.ts'
import type { VersionKeeper } from '../versions/version-keeper.ts'
import { createRecovery, type Recovery } from './recovery.ts'
import { createRoom, type Room } from './room.ts'
import { createSnapshotMaker } from './snapshot-maker.ts'
import { createUnreadAnswers } from './unread-answers.ts'

/** How long a room stays in memory after its last connection left. */
const ROOM_LINGER_MS = 30_000
const TEND_EVERY_MS = 5_000
/** How often what is stored is compared with what is in memory, for a board that never leaves it. */
const CHECK_EVERY_MS = 24 * 3_600_000
/** How often a presence is looked at before it expires. */
const EXPIRY_CHECKS = 5

/** A claim on a live room: it stays in memory until released. */
export interface RoomLease {
  readonly room: Room
  release(): void
}

export interface Rooms {
  open(boardId: BoardId, lane: Lane): Promise<RoomLease>
  /** Puts the first content into a lane; resolves when it is on the disk. */
  seed(boardId: BoardId, lane: Lane, update: Uint8Array): Promise<void>
  /** Resolves when the change is on the disk. @returns false where the facts are damaged and take nothing */
  changeFacts(boardId: BoardId, change: (doc: Doc) => void): Promise<boolean>
  closeSession(sessionKey: string, reason: CloseReasonName): void
  /** Their sockets on other boards stay. */
  closeOnBoard(boardId: BoardId, sessionKeys: ReadonlySet<string>, reason: CloseReasonName): void
  /** False while the storage refuses what it is given. */
  readonly isHealthy: boolean
  readonly size: number
  /** How many boards were found damaged since the start. They stay so until somebody mends the data. */
  readonly damagedBoards: number
  /** Tells everybody to come back later, and resolves when everything is on the disk and all are gone. */
  close(): Promise<void>
}

export interface RoomsOptions {
  readonly storage: LaneStorage
  readonly log: Pick<Logger, 'warn' | 'error'>
  readonly limits?: Limits
  /** Must never go back, as the time of day may. */
  readonly monotonicMs?: () => number
  /** How long from now survivors of a crash may hand over what absent people wrote; 0 when there was none. */
  readonly recoversForMs?: number
  /** @returns whose session it is on a board, or null for one that is known no more */
  readonly participantOf?: (sessionKey: string, boardId: BoardId) => string | null
  /** Keeps earlier states of canvases. */
  readonly keeper?: VersionKeeper
  /** @returns an earlier state of a canvas, for when its snapshot cannot be read */
  readonly earlierSnapshotOf?: (boardId: BoardId) => LaneSnapshot | null
  /** What is stored of a lane was not what was in memory. */
  readonly onDifference?: () => void
  /** Runs before anybody gets a room; what it throws closes the lane to everybody. */
  readonly prepare?: (boardId: BoardId, lane: Lane, room: Pick<Room, 'change'>) => Promise<void>
}

class RelayClosingError extends Error {
  override name = 'RelayClosingError'
}

class DamagedLaneError extends Error {
  override name = 'DamagedLaneError'
}

interface Entry {
  readonly room: Promise<Room>
  /** Whose canvas it is, if it is one. */
  readonly canvasOf: BoardId | null
  leases: number
  emptySinceMs: number
  /** Of the last edit with which what is stored was compared; -1 for none. */
  checkedSeq: number
  checkDueAtMs: number
}

export function createRooms(options: RoomsOptions): Rooms {
  const {
    storage,
    log,
    limits = LIMITS,
    monotonicMs: nowMs = () => performance.now(),
    recoversForMs = 0,
    keeper,
    prepare,
    participantOf = () => null,
    earlierSnapshotOf = () => null,
    onDifference = () => {},
  } = options

  const entries = new Map<string, Entry>()
  const liveRooms = new Map<string, Room>()
  const commits = createCommitQueue(storage, (error) =>
    log.error({ err: error }, 'commit failed, trying again'),
  )
  const snapshots = createSnapshotMaker()
  const unread = createUnreadAnswers(limits.maxUnreadAnswerBytes)
  const recoversUntilMs = nowMs() + recoversForMs
  const recoveries = new Map<string, Recovery>()
  const damagedBoards = new Set<BoardId>()
  let isClosing = false

  /** Of a lane, also when it leaves memory in between: who was back must stay known. */
  function recoveryOf(key: string): Recovery | null {
    if (nowMs() >= recoversUntilMs) return null
    const recovery = recoveries.get(key) ?? createRecovery(nowMs, recoversUntilMs)
    recoveries.set(key, recovery)
    return recovery
  }

  function noteDamage(boardId: BoardId, lane: Lane, damage: LaneDamage): void {
    damagedBoards.add(boardId)
    log.error(
      { boardId, lane: kindOf(lane), ...damage },
      `a board is damaged on the disk: what can be read of it is shown, and it takes no edits; stop the relay and run "npm run repair -- ${boardId}", or restore a backup`,
    )
  }

  /** Without its snapshot, a canvas is shown as it was a few minutes earlier. */
  function withEarlierState(boardId: BoardId, lane: Lane, stored: StoredLane): StoredLane {
    if (stored.damage?.fromSeq !== null || lane !== 'canvas') return stored
    const snapshot = earlierSnapshotOf(boardId)
    return snapshot === null ? stored : withEarlierSnapshot(stored, snapshot)
  }

  async function load(key: string, boardId: BoardId, lane: Lane): Promise<Room> {
    const stored = withEarlierState(boardId, lane, await storage.loadLane(boardId, lane))
    if (stored.damage?.fromSeq === null && stored.snapshot === null) {
      noteDamage(boardId, lane, stored.damage)
      throw new DamagedLaneError('the snapshot of a lane is damaged')
    }
    const room = createRoom({
      boardId,
      lane,
      stored,
      commits,
      limits,
      nowMs,
      recovery: recoveryOf(key),
      unread,
      participantOf: (sessionKey) => participantOf(sessionKey, boardId),
      makeSnapshot: (parts) => snapshots.make(parts),
      loadStored: () => storage.loadLane(boardId, lane),
      saveSnapshot: (snapshot) => storage.saveSnapshot(boardId, lane, snapshot),
      onFault(fault, error) {
        if (fault === 'quarantined') damagedBoards.add(boardId)
        if (fault === 'differs') onDifference()
        log.error({ err: error, boardId, lane: kindOf(lane) }, `room ${fault}`)
      },
    })
    if (room.damage !== null) noteDamage(boardId, lane, room.damage)
    liveRooms.set(key, room)
    try {
      await prepare?.(boardId, lane, room)
    } catch (error) {
      liveRooms.delete(key)
      room.close()
      throw error
    }
    if (lane === 'canvas') void keeper?.tend(boardId, room)
    return room
  }

  /** One owner for each lane: whoever comes while it loads waits for the same room. */
  function entryOf(boardId: BoardId, lane: Lane): Entry {
    const key = `${boardId}/${lane}`
    let entry = entries.get(key)
    if (entry === undefined) {
      entry = {
        room: load(key, boardId, lane),
        canvasOf: lane === 'canvas' ? boardId : null,
        leases: 0,
        emptySinceMs: nowMs(),
        checkedSeq: -1,
        checkDueAtMs: nowMs() + CHECK_EVERY_MS,
      }
      entries.set(key, entry)
      entry.room.catch(() => entries.delete(key))
    }
    return entry
  }

  async function open(boardId: BoardId, lane: Lane): Promise<RoomLease> {
    if (isClosing) throw new RelayClosingError('the relay is stopping')
    const entry = entryOf(boardId, lane)
    entry.leases++
    let isReleased = false
    const release = (): void => {
      if (isReleased) return
      isReleased = true
      entry.leases--
      entry.emptySinceMs = nowMs()
    }
    try {
      return { room: await entry.room, release }
    } catch (error) {
      release()
      throw error
    }
  }

  async function change(boardId: BoardId, lane: Lane, change: (doc: Doc) => void): Promise<boolean> {
    const lease = await open(boardId, lane)
    try {
      return await lease.room.change(change)
    } finally {
      lease.release()
    }
  }

  /** A room goes only when nobody holds it and everything is on the disk; both are looked at in one turn. */
  async function unloadIdle(): Promise<void> {
    const oldestMs = nowMs() - ROOM_LINGER_MS
    for (const [key, entry] of entries) {
      const room = liveRooms.get(key)
      if (room === undefined || entry.leases > 0 || entry.emptySinceMs > oldestMs) continue
      if (await checkStored(key, entry, room)) {
        await keepVersion(entry, room)
        await room.tidy()
      }
      if (entry.leases > 0 || !room.isDurable) continue
      entries.delete(key)
      liveRooms.delete(key)
      room.close()
      if (entry.canvasOf !== null) keeper?.forget(entry.canvasOf)
    }
  }

  /** A wrong snapshot would take the place of a log that is right. @returns false when they differ */
  async function checkStored(key: string, entry: Entry, room: Room): Promise<boolean> {
    if (room.lastSeq === entry.checkedSeq || !room.isDurable) return true
    const { lastSeq } = room
    entry.checkDueAtMs = nowMs() + CHECK_EVERY_MS
    try {
      if (!(await room.isAsStored())) return false
      entry.checkedSeq = lastSeq
    } catch (error) {
      log.warn({ err: error, board: key.split('/', 1)[0] }, 'what is stored could not be compared')
    }
    return true
  }

  async function keepVersion({ canvasOf }: Entry, room: Room): Promise<void> {
    if (canvasOf !== null) await keeper?.keep(canvasOf, room)
  }

  /** One after the other: each takes the event loop for a moment. */
  async function tend(): Promise<void> {
    for (const [key, entry] of entries) {
      const { canvasOf } = entry
      const room = liveRooms.get(key)
      if (isClosing) return
      if (canvasOf !== null && room !== undefined) await keeper?.tend(canvasOf, room)
      if (room !== undefined && nowMs() >= entry.checkDueAtMs) await checkStored(key, entry, room)
    }
    await unloadIdle()
  }

  let inWork: Promise<void> | null = null
  const tending = setInterval(() => {
    inWork ??= tend().finally(() => {
      inWork = null
    })
  }, TEND_EVERY_MS)
  const checking = setInterval(() => {
    for (const member of allMembers()) member.checkAlive()
  }, limits.pingIntervalMs)
  const expiring = setInterval(() => {
    for (const room of liveRooms.values()) room.expirePresence()
  }, limits.presenceExpiresMs / EXPIRY_CHECKS)
  tending.unref()
  expiring.unref()
  checking.unref()

  function allMembers(): RoomMember[] {
    return [...liveRooms.values()].flatMap((room) => [...room.members])
  }

  return {
    open,
    async seed(boardId, lane, update) {
      await change(boardId, lane, (doc) => applyUpdate(doc, update))
    },
    async changeFacts(boardId, changeDoc) {
      try {
        return await change(boardId, 'facts', changeDoc)
      } catch (error) {
        if (error instanceof DamagedLaneError) return false
        throw error
      }
    },
    closeSession(sessionKey, reason) {
      for (const member of allMembers()) if (member.sessionKey === sessionKey) member.close(reason)
    },
    closeOnBoard(boardId, sessionKeys, reason) {
      for (const [key, { members }] of liveRooms) {
        if (!key.startsWith(`${boardId}/`)) continue
        for (const member of members) if (sessionKeys.has(member.sessionKey)) member.close(reason)
      }
    },
    get isHealthy() {
      return commits.isHealthy
    },
    get size() {
      return liveRooms.size
    },
    get damagedBoards() {
      return damagedBoards.size
    },
    async close() {
      if (isClosing) return
      isClosing = true
      clearInterval(tending)
      clearInterval(expiring)
      clearInterval(checking)
      for (const member of allMembers()) member.drain(limits.drainMs)
      await commits.settled()
      for (const member of allMembers()) member.close('restarting')
      await inWork
      // Everything is on the disk already; what is left is to make the next start quicker.
      const tidyUntilMs = nowMs() + limits.drainMs / 2
      for (const [key, room] of liveRooms) {
        if (nowMs() >= tidyUntilMs || !(await room.tidy())) break
        await keepVersion(entries.get(key)!, room)
      }
      await commits.settled()
      for (const room of liveRooms.values()) room.close()
      await snapshots.close()
      liveRooms.clear()
      entries.clear()
    },
  }
}

/** Private lanes are named after people, so logs say only which kind it is. */
function kindOf(lane: Lane): string {
  return lane.startsWith('private/') ? 'private' : lane
}
