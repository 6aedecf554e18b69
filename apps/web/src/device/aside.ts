import { openBoardDatabase, type AsideRecord } from './board-database.ts'

/** Work on one board that cannot reach it by itself, until its maker says what becomes of it. */
export interface Aside {
  readonly records: readonly AsideRecord[]
  /** Its maker decided. */
  forget(): Promise<void>
}

/** @returns null when there is none */
export async function readAside(boardId: string): Promise<Aside | null> {
  try {
    const database = await openBoardDatabase()
    if (database === null) return null
    const index = database.transaction('aside').store.index('board')
    const [rows, rowIds] = await Promise.all([index.getAll(boardId), index.getAllKeys(boardId)])
    if (rows.length === 0) return null
    return {
      records: rows.flatMap(({ records }) => records),
      async forget() {
        const transaction = database.transaction('aside', 'readwrite')
        await Promise.all([...rowIds.map((rowId) => transaction.store.delete(rowId)), transaction.done])
      },
    }
  } catch {
    // The browser took its storage away: there is nothing to offer.
    return null
  }
}
