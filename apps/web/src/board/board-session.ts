import type { CloseReasonName, VisitedBoard } from '@anderhalf/protocol'
import { react } from '@tldraw/state'
import { visitBoard } from '../api/relay-api.ts'
import { connectLane, type LaneConnection } from '../lane/connect-lane.ts'
import { mayWrite } from './may-write.ts'
import { bindKeptTemplates } from './own-templates/known-templates.ts'
import { createImageUploads, type ImageUploads } from './images/image-uploads.ts'

/** The lanes of one board that this tab holds open, and the images that it is sending. */
export interface BoardSession {
  readonly visit: VisitedBoard
  readonly canvas: LaneConnection
  readonly facts: LaneConnection
  readonly images: ImageUploads
  close(): void
}

export function createBoardSession(visit: VisitedBoard): BoardSession {
  const { boardId, participantId } = visit
  const whyRefused = () => askWhyRefused(boardId)
  const canvas = connectLane({
    boardId,
    lane: 'canvas',
    participantId,
    mayWrite: mayWrite(visit),
    whyRefused,
  })
  const facts = connectLane({ boardId, lane: 'facts', participantId, mayWrite: false, whyRefused })
  const unbindTemplates = bindKeptTemplates(facts.doc)
  const images = createImageUploads(boardId, (run) => whenLiveAgain(canvas, run))
  return {
    visit,
    canvas,
    facts,
    images,
    close() {
      images.close()
      unbindTemplates()
      facts.close()
      canvas.close()
    },
  }
}

function whenLiveAgain({ status }: LaneConnection, run: () => void): () => void {
  let wasLive = status.get().kind === 'live'
  return react('live again', () => {
    const isLive = status.get().kind === 'live'
    if (isLive && !wasLive) run()
    wasLive = isLive
  })
}

async function askWhyRefused(boardId: string): Promise<CloseReasonName | 'noSocket' | null> {
  const answer = await visitBoard(boardId)
  if (answer.ok) return 'noSocket'
  if (answer.refusal === 'session-missing') return 'signIn'
  return answer.refusal === 'board-unknown' || answer.refusal === 'sent-away' ? 'notAllowed' : null
}
