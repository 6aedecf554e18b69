import { parseBoardId } from '@anderhalf/protocol'
import { openBoardDatabase } from './board-database.ts'
import { forgetKeptBoard } from './kept-boards.ts'
import { setAsideUnsendable } from './set-aside.ts'

/** This device may not open the board any more: its copy goes, work that never reached the server stays readable. */
export async function shutOut(boardIdText: string): Promise<void> {
  const boardId = parseBoardId(boardIdText)
  const database = await openBoardDatabase()
  if (boardId === null || database === null) return
  try {
    await setAsideUnsendable(database, [boardId, 'canvas'], { participantId: null, mayWrite: false })
  } catch {
    // Full: then the work stays where it is, with what it builds on.
    return
  }
  await forgetKeptBoard(boardId)
}
