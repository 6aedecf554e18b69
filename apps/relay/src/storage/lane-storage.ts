import type { BoardId, Lane } from '@anderhalf/protocol'

/** Stands for the relay itself where a session is named. */
export const SERVER_SESSION_KEY = 'server'

/** The session that used a Yjs client id first. */
export interface StoredClientOwner {
  readonly clientId: number
  readonly sessionKey: string
}

/** One edit of one lane, as it goes to the disk. */
export interface LaneUpdate {
  readonly boardId: BoardId
  readonly lane: Lane
  /** Order within the lane; the room counts on from what it loaded. */
  readonly seq: number
  readonly bytes: Uint8Array
  readonly sessionKey: string
  /** Client ids that this edit used for the first time, stored with it. */
  readonly clientOwners: readonly StoredClientOwner[]
}

export interface StoredUpdate {
  readonly seq: number
  readonly bytes: Uint8Array
}

/** Everything before and including `upToSeq`, in one piece. */
export interface LaneSnapshot {
  readonly upToSeq: number
  readonly bytes: Uint8Array
  readonly stateVector: Uint8Array
}

/** Where reading stopped because the stored bytes are not what was written. */
export interface LaneDamage {
  /** null when the snapshot itself is damaged */
  readonly fromSeq: number | null
  /** `unfit`: read as it was written, and still no edit of this lane */
  readonly reason: 'checksum' | 'unreadable' | 'unfit'
}

export interface StoredLane {
  readonly snapshot: LaneSnapshot | null
  /**
   * Without gaps, oldest first, nothing from a damaged row on. They start after the snapshot; where that is damaged,
   * anywhere.
   */
  readonly updates: readonly StoredUpdate[]
  readonly clientOwners: readonly StoredClientOwner[]
  readonly damage: LaneDamage | null
}

/** Where lanes live on the disk. */
export interface LaneStorage {
  /** A lane that was never written is empty. Damage is part of the answer, not an error. */
  loadLane(boardId: BoardId, lane: Lane): Promise<StoredLane>
  /**
   * Resolves when all of the batch is committed and flushed to the disk. Rejects when nothing of it was stored;
   * the same batch may then be given again.
   */
  appendUpdates(batch: readonly LaneUpdate[]): Promise<void>
  /** Stores the snapshot and drops the updates in it, in one transaction. */
  saveSnapshot(boardId: BoardId, lane: Lane, snapshot: LaneSnapshot): Promise<void>
  close(): Promise<void>
}
