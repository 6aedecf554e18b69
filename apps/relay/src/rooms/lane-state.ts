import { stateDigest } from '@anderhalf/board-model'
import { SYNC_STEP, type Lane, type Limits } from '@anderhalf/protocol'
import * as Y from 'yjs'
import type { LaneDamage, LaneSnapshot, StoredLane } from '../storage/lane-storage.ts'
import { BrokenDocumentError, createLaneDocument, type LaneDocument } from './lane-document.ts'
import { createRoomLog, type RoomLog } from './room-log.ts'
import type { MadeSnapshot, ReplayedState } from './snapshot-maker.ts'
import { readTail } from './stored-tail.ts'
import { encodeSyncFrame, type SyncFrame } from './sync-frames.ts'

const SNAPSHOT_AFTER_BYTES = 2 * 1024 * 1024
const SNAPSHOT_AFTER_UPDATES = 8_192
/** Edits come faster than snapshots are made of them: from here on, who writes waits for the snapshot in work. */
const LONG_LOG_BYTES = 16 * 1024 * 1024
/** A larger state is encoded in the worker, so that nobody waits for it; this much takes a few milliseconds. */
const ENCODE_HERE_STRUCTS = 5_000
/** A smaller log is not worth a snapshot when the room leaves memory. */
const SNAPSHOT_AT_UNLOAD_BYTES = 32 * 1024
/** At least this long between two snapshots of one lane, also when the storage refuses them. */
const SNAPSHOT_PAUSE_MS = 500
/** A snapshot costs as much when it comes to nothing. */
const AFTER_DIFFERENCE_MS = 60_000

/**
 * - `disputed`: what was handed over after a crash is not what its author wrote
 * - `differs`: the document that edits are judged by is not what the log, or the disk, makes of them
 */
export type LaneFault = 'quarantined' | 'rebuilt' | 'snapshot-failed' | 'disputed' | 'differs'

export interface LaneStateOptions {
  readonly lane: Lane
  readonly stored: StoredLane
  readonly limits: Limits
  readonly nowMs: () => number
  readonly makeSnapshot: (parts: readonly Uint8Array[]) => Promise<ReplayedState>
  /** What a start would find now. */
  readonly loadStored: () => Promise<StoredLane>
  readonly saveSnapshot: (snapshot: LaneSnapshot) => Promise<void>
  /** The log is about to lose its beginning: who reads there would get the whole state anew. */
  readonly beforeCut: () => void
  readonly onFault: (fault: LaneFault, error: unknown) => void
}

/**
 * What a lane holds: a snapshot and the updates after it, as frames that are ready to be sent, and beside them, once
 * somebody writes, the document that they make.
 */
export interface LaneState {
  readonly log: RoomLog
  readonly snapshot: SyncFrame | null
  readonly encodedBytes: number
  /** Something in it cannot be read: what can be is shown, and nothing is added. */
  readonly isQuarantined: boolean
  /** What was wrong with it on the disk; null when it was whole. */
  readonly damage: LaneDamage | null
  stateVector(): Uint8Array
  /** Everything in one piece. Rejects when it cannot be read. */
  encodeState(): Promise<MadeSnapshot>
  /** @throws {BrokenDocumentError} when it cannot be built */
  document(): LaneDocument
  /** The document if it is in memory already. */
  loadedDocument(): LaneDocument | null
  /** @returns null when it cannot be built */
  documentOrNull(): LaneDocument | null
  /** The document did not survive an update: it is built anew when it is needed. */
  dropDocument(error: BrokenDocumentError): void
  /**
   * Compares what is stored with what is in memory, if anything was written. Where they differ, the document is built
   * anew from the log.
   *
   * @returns false when they differ
   */
  isAsStored(): Promise<boolean>
  /** Makes a snapshot when the log is long. */
  compact(): void
  /** Makes a snapshot of a lane that has no room left: it may be smaller than all that led to it. */
  makeRoom(): void
  /** Settles when the snapshot in work is made; null while the log is not so long that anybody must wait for it. */
  shortened(): Promise<unknown> | null
  /** Makes a snapshot if there is anything worth it. @returns false when the storage refused it */
  tidy(): Promise<boolean>
  close(): void
}

export function createLaneState(options: LaneStateOptions): LaneState {
  const { lane, stored, limits, nowMs, onFault } = options
  const log = createRoomLog((stored.snapshot?.upToSeq ?? 0) + 1)
  const tail = readTail(stored)
  for (const update of tail.updates) log.append(update, stored)

  let snapshot: SyncFrame | null = stored.snapshot && encodeSyncFrame(SYNC_STEP.update, stored.snapshot.bytes)
  let document: LaneDocument | null = null
  let isQuarantined = tail.damage !== null
  let snapshotInWork: Promise<boolean> | null = null
  let snapshotNotBeforeMs = 0

  function parts(): Uint8Array[] {
    return snapshot === null ? log.updates() : [snapshot.payload, ...log.updates()]
  }

  function load(): LaneDocument {
    document ??= createLaneDocument(lane, parts(), limits)
    return document
  }

  function quarantine(error: unknown): void {
    isQuarantined = true
    onFault('quarantined', error)
  }

  async function encodeState(): Promise<MadeSnapshot> {
    if (document === null || document.structCount() > ENCODE_HERE_STRUCTS)
      return options.makeSnapshot(parts())
    const { doc } = document
    return { bytes: Y.encodeStateAsUpdate(doc), stateVector: Y.encodeStateVector(doc) }
  }

  function noteDifference(): void {
    onFault('differs', null)
    document?.close()
    document = null
  }

  async function isAsStored(): Promise<boolean> {
    if (document === null || isQuarantined) return true
    const { nextSeq } = log
    const digest = stateDigest(document.doc)
    const stored = await options.loadStored()
    const storedSeq = stored.updates.at(-1)?.seq ?? stored.snapshot?.upToSeq ?? 0
    // Somebody writes: the next time will do.
    if (log.nextSeq !== nextSeq) return true
    const isSame =
      stored.damage === null && storedSeq === nextSeq - 1 && (await replayedDigest(stored)) === digest
    if (!isSame) noteDifference()
    return isSame
  }

  /** @returns null when it cannot be replayed */
  async function replayedDigest({ snapshot: first, updates }: StoredLane): Promise<number | null> {
    const bytes = updates.map((update) => update.bytes)
    try {
      return (await options.makeSnapshot(first === null ? bytes : [first.bytes, ...bytes])).digest
    } catch {
      // Damaged or full of gaps: not what is in memory.
      return null
    }
  }

  async function saveSnapshot(): Promise<boolean> {
    const upToSeq = log.nextSeq - 1
    let isSaved = false
    try {
      const digest = document === null ? null : stateDigest(document.doc)
      const { bytes, stateVector, digest: replayed } = await options.makeSnapshot(parts())
      // The log holds what everybody was sent: it stays, and whoever looks finds out which of the two is right.
      if (digest !== null && digest !== replayed) {
        noteDifference()
        snapshotNotBeforeMs = nowMs() + AFTER_DIFFERENCE_MS
        return false
      }
      await options.saveSnapshot({ upToSeq, bytes, stateVector })
      snapshot = encodeSyncFrame(SYNC_STEP.update, bytes)
      options.beforeCut()
      log.dropBefore(upToSeq + 1)
      isSaved = true
    } catch (error) {
      // The log still holds everything.
      onFault('snapshot-failed', error)
    }
    snapshotNotBeforeMs = nowMs() + SNAPSHOT_PAUSE_MS
    return isSaved
  }

  function makeSnapshot(): Promise<boolean> {
    snapshotInWork ??= saveSnapshot().finally(() => {
      snapshotInWork = null
    })
    return snapshotInWork
  }

  return {
    log,
    get snapshot() {
      return snapshot
    },
    get encodedBytes() {
      return (snapshot?.frame.length ?? 0) + log.bytes
    },
    get isQuarantined() {
      return isQuarantined
    },
    damage: tail.damage,
    encodeState,
    stateVector() {
      return document === null ? tail.stateVector : Y.encodeStateVector(document.doc)
    },
    document: load,
    loadedDocument: () => document,
    documentOrNull() {
      if (isQuarantined && document === null) return null
      try {
        return load()
      } catch (error) {
        if (!(error instanceof BrokenDocumentError)) throw error
        quarantine(error)
        return null
      }
    },
    dropDocument(error) {
      if (document === null) quarantine(error)
      else onFault('rebuilt', error)
      document?.close()
      document = null
    },
    isAsStored,
    compact() {
      const isLong = log.bytes > Math.max(SNAPSHOT_AFTER_BYTES, (snapshot?.frame.length ?? 0) / 2)
      const isDue = isLong || log.nextSeq - log.firstSeq > SNAPSHOT_AFTER_UPDATES
      if (isDue && nowMs() >= snapshotNotBeforeMs) void makeSnapshot()
    },
    makeRoom() {
      if (log.bytes > 0 && nowMs() >= snapshotNotBeforeMs && !isQuarantined) void makeSnapshot()
    },
    shortened() {
      return log.bytes > Math.max(LONG_LOG_BYTES, snapshot?.frame.length ?? 0) ? snapshotInWork : null
    },
    async tidy() {
      return log.bytes <= SNAPSHOT_AT_UNLOAD_BYTES || isQuarantined || makeSnapshot()
    },
    close() {
      document?.close()
    },
  }
}
