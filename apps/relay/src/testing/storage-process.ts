import { parseBoardId } from '@anderhalf/protocol'
import { openEditJournal } from '../storage/edit-journal.ts'
import { createJournaledLaneStorage } from '../storage/journaled-lane-storage.ts'
import { createSqliteLaneStorage } from '../storage/sqlite-lane-storage.ts'
import { createStorageThread } from '../storage/storage-thread.ts'

/** A process that stores one update after the other and says which are safe, until somebody kills it. */

const [databasePath = '', boardIdText = '', firstSeq = '1'] = process.argv.slice(2)
const boardId = parseBoardId(boardIdText)!
const database = createSqliteLaneStorage(createStorageThread({ databasePath }, () => process.exit(1)))
const storage = createJournaledLaneStorage(database, openEditJournal(databasePath), () => process.exit(1))
await storage.loadLane(boardId, 'canvas')

for (let seq = Number(firstSeq); ; seq += 3) {
  const batch = [seq, seq + 1, seq + 2].map((each) => {
    const bytes = new Uint8Array(200).fill(each % 256)
    return { boardId, lane: 'canvas' as const, seq: each, bytes, sessionKey: 'anne', clientOwners: [] }
  })
  await storage.appendUpdates(batch)
  process.stdout.write(`${seq + 2}\n`)
}
