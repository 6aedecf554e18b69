import { useRef } from 'react'
import {
  PORTRAIT_BREAKPOINT,
  TldrawUiToolbar,
  useBreakpoint,
  usePassThroughWheelEvents,
  useTldrawUiComponents,
  useTranslation as useTldrawTranslation,
} from 'tldraw'
import { useBoard } from './board-context.ts'
import styles from './BoardCorner.module.css'
import { ConnectionSignal } from './connection/ConnectionSignal.tsx'
import { mayWrite as roleMayWrite } from './may-write.ts'
import { ReadOnlySign } from './ReadOnlySign.tsx'
import { BoardTitle } from './title/BoardTitle.tsx'

const ROOMY: number = PORTRAIT_BREAKPOINT.TABLET

/** Top left: the menu, what the board is called and whether it is safe; undo and its neighbours where there is room. */
export function BoardCorner() {
  const ref = useRef<HTMLDivElement>(null!)
  usePassThroughWheelEvents(ref)
  const { MainMenu, QuickActions, ActionsMenu } = useTldrawUiComponents()
  const translated = useTldrawTranslation()
  const { mayWrite, session } = useBoard()
  const roomy = useBreakpoint() >= ROOMY
  return (
    <div ref={ref} className={styles['corner']}>
      <div className={styles['bar']}>
        {MainMenu && <MainMenu />}
        <BoardTitle />
        <ConnectionSignal />
      </div>
      {!roleMayWrite(session.visit) && <ReadOnlySign role={session.visit.role} />}
      {roomy && mayWrite && (
        <TldrawUiToolbar
          className={`tlui-buttons__horizontal ${styles['actions']}`}
          label={translated('actions-menu.title')}
        >
          {QuickActions && <QuickActions />}
          {ActionsMenu && <ActionsMenu />}
        </TldrawUiToolbar>
      )}
    </div>
  )
}
