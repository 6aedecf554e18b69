import type { RecordFault } from '@anderhalf/board-model'
import { useValue } from 'tldraw'
import { useBoard } from '../board-context.ts'

/** What of the board cannot be shown, for the facilitator alone; nobody else can do something about it. */
export function useRefused(): readonly RecordFault[] {
  const { canvas, session } = useBoard()
  const isMine = session.visit.role === 'facilitator'
  return useValue('refused', () => (isMine ? (canvas?.refused.get() ?? []) : []), [canvas, isMine])
}
