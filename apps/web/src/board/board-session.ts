import type { CloseReasonName, VisitedBoard } from '@anderhalf/protocol'
import { visitBoard } from '../api/relay-api.ts'
import { connectLane, type LaneConnection } from '../lane/connect-lane.ts'

/** The lanes of one board that this tab holds open. */
export interface BoardSession {
  readonly visit: VisitedBoard
  readonly canvas: LaneConnection
  readonly facts: LaneConnection
  close(): void
}

export function createBoardSession(visit: VisitedBoard): BoardSession {
  const { boardId } = visit
  const whyRefused = () => askWhyRefused(boardId)
  const canvas = connectLane({ boardId, lane: 'canvas', whyRefused })
  const facts = connectLane({ boardId, lane: 'facts', whyRefused })
  return {
    visit,
    canvas,
    facts,
    close() {
      facts.close()
      canvas.close()
    },
  }
}

async function askWhyRefused(boardId: string): Promise<CloseReasonName | null> {
  const answer = await visitBoard(boardId)
  if (answer.ok) return null
  if (answer.refusal === 'session-missing') return 'signIn'
  return answer.refusal === 'board-unknown' ? 'notAllowed' : null
}
