import type { ChangedRecords } from '@anderhalf/board-model'
import type { ParticipantId } from '@anderhalf/protocol'
import { openBoardDatabase, type BoardDatabase, type LaneKey, type OwnRow } from './board-database.ts'
import { setAsideUnsendable } from './set-aside.ts'

/** An edit of this device as it lies in the database. */
export interface KeptEdit {
  readonly rowId: number
  readonly update: Uint8Array
  readonly changes: ChangedRecords
}

export interface KeptLane {
  /** Pieces that the relay has on its disk, with their row ids. */
  readonly known: readonly { readonly rowId: number; readonly update: Uint8Array }[]
  readonly own: readonly KeptEdit[]
}

/** The rows of one lane on this device. Every function rejects when the browser refuses. */
export interface KeptLaneRows {
  /** What cannot be sent any more is set aside first. */
  read(mayWrite: boolean): Promise<KeptLane>
  /** Edits that this participant may still send. */
  readOwn(): Promise<KeptEdit[]>
  /** @returns row ids, once the edits outlive this tab */
  addOwn(
    edits: readonly Pick<KeptEdit, 'update' | 'changes'>[],
    durability: IDBTransactionDurability,
  ): Promise<number[]>
  /** In one transaction, so that a piece is never in neither place. @returns row id of the piece, if there is one */
  settle(known: Uint8Array | null, safeRowIds: readonly number[]): Promise<number | null>
  /** @returns row id of the one piece that stands for all of these */
  replaceKnown(rowIds: readonly number[], whole: Uint8Array): Promise<number>
  /** The copy of this lane must not be opened again. */
  markUnsendable(): Promise<void>
}

/** @returns null where nothing is kept */
export async function openKeptLane(
  lane: LaneKey,
  participantId: ParticipantId,
): Promise<KeptLaneRows | null> {
  const database = await openBoardDatabase()
  return database === null ? null : keptLaneRows(database, lane, participantId)
}

function keptLaneRows(database: BoardDatabase, lane: LaneKey, participantId: ParticipantId): KeptLaneRows {
  return {
    async read(mayWrite) {
      await setAsideUnsendable(database, lane, { participantId, mayWrite })
      const transaction = database.transaction(['known', 'own'])
      const [known, own] = await Promise.all([
        rowsWithIds(transaction.objectStore('known').index('lane'), lane),
        rowsWithIds(transaction.objectStore('own').index('lane'), lane),
      ])
      return { known, own: own.map(editOf) }
    },
    async readOwn() {
      const transaction = database.transaction(['own', 'unsendable'])
      const [rows, isUnsendable] = await Promise.all([
        rowsWithIds(transaction.objectStore('own').index('lane'), lane),
        transaction.objectStore('unsendable').get(lane),
      ])
      if (isUnsendable === true) return []
      return rows.filter((row) => row.participantId === participantId).map(editOf)
    },
    async addOwn(edits, durability) {
      const transaction = database.transaction('own', 'readwrite', { durability })
      const adding = edits.map(({ update, changes }) =>
        transaction.store.add({ lane, participantId, update, changes }),
      )
      // Said at once: a page that is going away does not hear that its requests were answered.
      transaction.commit()
      const [rowIds] = await Promise.all([Promise.all(adding), transaction.done])
      return rowIds
    },
    async settle(known, safeRowIds) {
      const transaction = database.transaction(['known', 'own'], 'readwrite', { durability: 'relaxed' })
      const adding = known === null ? null : transaction.objectStore('known').add({ lane, update: known })
      const deleting = safeRowIds.map((rowId) => transaction.objectStore('own').delete(rowId))
      transaction.commit()
      const [rowId] = await Promise.all([adding, ...deleting, transaction.done])
      return rowId
    },
    async replaceKnown(rowIds, whole) {
      const transaction = database.transaction('known', 'readwrite', { durability: 'relaxed' })
      const adding = transaction.store.add({ lane, update: whole })
      const deleting = rowIds.map((rowId) => transaction.store.delete(rowId))
      const [rowId] = await Promise.all([adding, ...deleting, transaction.done])
      return rowId
    },
    async markUnsendable() {
      await database.put('unsendable', true, lane)
    },
  }
}

interface LaneIndex<Row> {
  getAll(lane: LaneKey): Promise<Row[]>
  getAllKeys(lane: LaneKey): Promise<number[]>
}

async function rowsWithIds<Row>(index: LaneIndex<Row>, lane: LaneKey): Promise<(Row & { rowId: number })[]> {
  const [rows, rowIds] = await Promise.all([index.getAll(lane), index.getAllKeys(lane)])
  return rows.map((row, at) => ({ ...row, rowId: rowIds[at]! }))
}

function editOf({ rowId, update, changes }: OwnRow & { rowId: number }): KeptEdit {
  return { rowId, update, changes }
}
