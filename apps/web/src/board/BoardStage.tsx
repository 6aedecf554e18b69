import type { VisitedBoard } from '@anderhalf/protocol'
import { useEffect, useMemo, useState } from 'react'
import { useValue, type Editor } from 'tldraw'
import type { AsideRecord } from '../device/board-database.ts'
import { keepApp } from '../device/keep-app.ts'
import { BoardCanvas } from './BoardCanvas.tsx'
import { BoardProvider, type BoardView, type PanelName } from './board-context.ts'
import { createBoardSession } from './board-session.ts'
import styles from './BoardStage.module.css'
import { CanvasAwaited } from './CanvasAwaited.tsx'
import { useUnsavedWarning } from './connection/use-unsaved-warning.ts'
import { useUploadWarning } from './images/use-upload-warning.ts'
import { ColorLegend } from './legend/ColorLegend.tsx'
import { NotesIn } from './notes-in/NotesIn.tsx'
import { BoardNotices } from './notices/BoardNotices.tsx'
import { mayWrite } from './may-write.ts'
import { BoardPanel } from './BoardPanel.tsx'
import { BoardEdge } from './BoardEdge.tsx'
import { useBoardTitle } from './title/use-board-title.ts'
import { unsentRecords } from './unsent-records.ts'
import { useBoundCanvas } from './use-bound-canvas.ts'
import { watchSentAway } from './watch-sent-away.ts'

interface BoardStageProps {
  visit: VisitedBoard
  onSentAway: (unsent: readonly AsideRecord[]) => void
}

/** A board that this person may open: connects it, shows the canvas as soon as it is here, and the chrome over it. */
export function BoardStage({ visit, onSentAway }: BoardStageProps) {
  const [session] = useState(() => createBoardSession(visit))
  useEffect(() => () => session.close(), [session])
  const canvas = useBoundCanvas(session)
  const title = useBoardTitle(session)
  const [editor, setEditor] = useState<Editor | null>(null)
  const [panel, showPanel] = useState<PanelName | null>(null)
  const status = useValue('status', () => session.canvas.status.get(), [session])
  const isDamaged = useValue('is damaged', () => session.canvas.isDamaged.get(), [session])
  useUnsavedWarning(session)
  useUploadWarning(session.images)
  const isLive = status.kind === 'live' && editor !== null
  useEffect(() => {
    if (isLive) void keepApp()
  }, [isLive])

  const isTurnedOut = status.kind === 'stopped' && status.reason === 'notAllowed'
  useEffect(() => {
    if (!isTurnedOut) return
    return watchSentAway(session.visit.boardId, () => onSentAway(unsentRecords(session.canvas)))
  }, [isTurnedOut, onSentAway, session])

  const view = useMemo<BoardView>(
    () => ({
      session,
      canvas,
      editor,
      title,
      mayWrite: mayWrite(session.visit) && !isDamaged,
      panel,
      showPanel,
    }),
    [session, canvas, editor, title, isDamaged, panel],
  )

  if (canvas === null) return <CanvasAwaited session={session} />
  return (
    <BoardProvider value={view}>
      <main className={styles['stage']} aria-label={title}>
        <BoardCanvas canvas={canvas} session={session} onEditor={setEditor} />
        {editor !== null && <BoardEdge />}
        {editor !== null && <ColorLegend />}
        {editor !== null && view.mayWrite && <NotesIn editor={editor} />}
        <BoardNotices canvas={canvas} />
        <BoardPanel />
      </main>
    </BoardProvider>
  )
}
