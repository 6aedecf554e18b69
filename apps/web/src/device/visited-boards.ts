import { parseBoardId, type BoardId } from '@anderhalf/protocol'
import * as v from 'valibot'
import { readDeviceText, writeDeviceText } from './device-storage.ts'

const BOARDS_KEY = 'anderhalf.boards'
const MAX_BOARDS = 24

const boardSchema = v.object({
  boardId: v.pipe(
    v.string(),
    v.check((text) => parseBoardId(text) !== null),
    v.transform((text) => text as BoardId),
  ),
  title: v.string(),
  visitedAtMs: v.number(),
})

/** A board this device was on. Holds no secret: the session cookie lets the person in again, or not. */
export type RememberedBoard = v.InferOutput<typeof boardSchema>

/** @returns the latest first; what cannot be read is left out */
export function visitedBoards(): RememberedBoard[] {
  return parseBoards(readDeviceText(BOARDS_KEY)).toSorted((a, b) => b.visitedAtMs - a.visitedAtMs)
}

export function wasOnBoard(boardId: string): boolean {
  return visitedBoards().some((board) => board.boardId === boardId)
}

export function rememberBoard(board: { boardId: BoardId; title: string }, nowMs: number): void {
  const others = visitedBoards().filter((other) => other.boardId !== board.boardId)
  const latest = { boardId: board.boardId, title: board.title, visitedAtMs: nowMs }
  saveBoards([latest, ...others].slice(0, MAX_BOARDS))
}

export function forgetBoard(boardId: string): void {
  saveBoards(visitedBoards().filter((board) => board.boardId !== boardId))
}

function saveBoards(boards: RememberedBoard[]): void {
  writeDeviceText(BOARDS_KEY, JSON.stringify(boards))
}

function parseBoards(text: string | null): RememberedBoard[] {
  if (text === null) return []
  let list: unknown
  try {
    list = JSON.parse(text)
  } catch {
    return []
  }
  if (!Array.isArray(list)) return []
  return list.flatMap((item) => {
    const parsed = v.safeParse(boardSchema, item)
    return parsed.success ? [parsed.output] : []
  })
}
