import type { ParticipantId } from '@anderhalf/protocol'
import type { BoardDatabase, LaneKey, OwnRow } from './board-database.ts'
import { recordsOfEdits } from './records-of-edits.ts'

interface LaneVisit {
  /** null for who is known no more */
  readonly participantId: ParticipantId | null
  readonly mayWrite: boolean
}

/**
 * Work of an earlier visit cannot always be sent as it lies here: the relay refused a part of it, began a new generation of the
 * board, or knows this device under another participant by now. Then it is kept as records, apart from the copy of
 * the lane, and its maker is asked. Nothing changes when there is no such work.
 */
export async function setAsideUnsendable(
  database: BoardDatabase,
  lane: LaneKey,
  { participantId, mayWrite }: LaneVisit,
): Promise<void> {
  const transaction = database.transaction(['known', 'own', 'unsendable', 'aside'], 'readwrite')
  const knownStore = transaction.objectStore('known')
  const ownStore = transaction.objectStore('own')
  const [known, own, isUnsendable] = await Promise.all([
    knownStore.index('lane').getAll(lane),
    ownStore.index('lane').getAll(lane),
    transaction.objectStore('unsendable').get(lane),
  ])
  const isOfAnother = (row: OwnRow) => row.participantId !== participantId
  const mustGo = own.length > 0 && (!mayWrite || own.some(isOfAnother))
  if (isUnsendable === true || mustGo) {
    const records = recordsOfEdits(known, own)
    const [knownIds, ownIds] = await Promise.all([
      knownStore.index('lane').getAllKeys(lane),
      ownStore.index('lane').getAllKeys(lane),
    ])
    await Promise.all([
      records.length > 0 ? transaction.objectStore('aside').add({ boardId: lane[0], records }) : null,
      ...knownIds.map((id) => knownStore.delete(id)),
      ...ownIds.map((id) => ownStore.delete(id)),
      transaction.objectStore('unsendable').delete(lane),
    ])
  }
  await transaction.done
}
