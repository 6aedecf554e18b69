import { createContext, useContext } from 'react'
import type { Editor } from 'tldraw'
import type { BoardSession } from './board-session.ts'
import type { BoundCanvas } from './use-bound-canvas.ts'

export type PanelName =
  | 'people'
  | 'share'
  | 'templates'
  | 'own-template'
  | 'zones'
  | 'coverage'
  | 'refused'
  | 'tags'
  | 'authors'
  | 'colors'
  | 'versions'

export interface BoardView {
  readonly session: BoardSession
  /** null until the canvas lane is here */
  readonly canvas: BoundCanvas | null
  /** null until the canvas stands */
  readonly editor: Editor | null
  readonly title: string
  readonly mayWrite: boolean
  readonly panel: PanelName | null
  /** Opens one panel and closes any other; null closes. */
  readonly showPanel: (panel: PanelName | null) => void
}

const BoardContext = createContext<BoardView | null>(null)

export const BoardProvider = BoardContext.Provider

export function useBoard(): BoardView {
  const board = useContext(BoardContext)
  if (board === null) throw new Error('useBoard outside of BoardProvider')
  return board
}
