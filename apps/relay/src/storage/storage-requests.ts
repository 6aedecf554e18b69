import type { BoardId, Lane } from '@anderhalf/protocol'
import type { BoardTables } from './board-tables.ts'
import type { ImageTables } from './image-tables.ts'
import type { OwnTemplateTables } from './own-template-tables.ts'
import type { LaneSnapshot } from './lane-storage.ts'
import type { PackedLane } from './packed-lane.ts'
import type { PackedUpdates } from './packed-updates.ts'
import type { VersionTables } from './version-tables.ts'

interface LaneWrites {
  appendUpdates(updates: PackedUpdates): void
  saveSnapshot(lane: { boardId: BoardId; lane: Lane; snapshot: LaneSnapshot }): void
}

/** What the worker does in its transaction: all that wait go together, with one flush to the disk. */
export type StorageWrites = BoardTables &
  ImageTables &
  OwnTemplateTables &
  VersionTables &
  LaneWrites & {
    /** Writes a row that nobody reads, to learn whether writing works. */
    checkWritable(nowMs: number): void
  }

/** What the worker does outside of a transaction. */
export interface StorageReads {
  loadLane(lane: { boardId: BoardId; lane: Lane }): PackedLane
}

export type StorageOperations = StorageWrites & StorageReads
export type OperationName = keyof StorageOperations
export type OperationInput<Name extends OperationName> = Parameters<StorageOperations[Name]>[0]
export type OperationResult<Name extends OperationName> = ReturnType<StorageOperations[Name]>

export interface StorageRequest {
  readonly id: number
  readonly name: OperationName
  readonly input: unknown
}

export type StorageWorkerMessage = readonly StorageRequest[] | 'hurry' | 'close'

export type StorageAnswer =
  | { readonly id: number; readonly ok: true; readonly result: unknown }
  | { readonly id: number; readonly ok: false; readonly isPassing: boolean; readonly reason: string }

/** What the worker needs before it can work. */
export interface StorageWorkerData {
  readonly databasePath: string
}
