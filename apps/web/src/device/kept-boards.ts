import { parseBoardLimits, type BoardId, type VisitedBoard } from '@anderhalf/protocol'
import { deleteBoardDatabase, openBoardDatabase, type BoardDatabase } from './board-database.ts'

/** So that the board can be opened without network. */
export async function keepVisit(visit: VisitedBoard): Promise<void> {
  await attempt((database) => database.put('visits', visit, visit.boardId))
}

/** @returns null when this device keeps no such board */
export async function keptVisit(boardId: string): Promise<VisitedBoard | null> {
  const visit = await attempt((database) => database.get('visits', boardId))
  return visit ? { ...visit, limits: parseBoardLimits(visit.limits) } : null
}

/** Forgets the copy of a board. Work that never reached the server stays. */
export async function forgetKeptBoard(boardId: string): Promise<void> {
  await attempt(async (database) => {
    await database.delete('visits', boardId)
    const transaction = database.transaction('known', 'readwrite')
    const rowIds = await transaction.store.index('lane').getAllKeys(wholeBoard(boardId))
    await Promise.all([...rowIds.map((rowId) => transaction.store.delete(rowId)), transaction.done])
  })
}

/** Forgets all boards but the work that never reached the server. */
export async function forgetSentBoards(): Promise<void> {
  if ((await countUnsent()) === 0) return deleteBoardDatabase({ forGood: false })
  await attempt(async (database) => {
    await Promise.all([database.clear('visits'), database.clear('known')])
  })
}

/** How many edits on this device never reached the server. */
export async function countUnsent(): Promise<number> {
  const counts = await attempt((database) => Promise.all([database.count('own'), database.count('aside')]))
  return (counts ?? []).reduce((sum, count) => sum + count, 0)
}

/** Every lane of the board: an array comes after all arrays that it begins with. */
function wholeBoard(boardId: string): IDBKeyRange {
  return IDBKeyRange.bound([boardId as BoardId], [boardId as BoardId, []])
}

async function attempt<T>(work: (database: BoardDatabase) => Promise<T>): Promise<T | null> {
  const database = await openBoardDatabase()
  if (database === null) return null
  try {
    return await work(database)
  } catch {
    // Full, forbidden or damaged: the board works without what is kept here.
    return null
  }
}
