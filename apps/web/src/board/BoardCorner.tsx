import { useRef } from 'react'
import { PORTRAIT_BREAKPOINT, useBreakpoint, usePassThroughWheelEvents, useTldrawUiComponents } from 'tldraw'
import styles from './BoardCorner.module.css'
import { ConnectionSignal } from './connection/ConnectionSignal.tsx'
import { BoardTitle } from './title/BoardTitle.tsx'

const ROOMY: number = PORTRAIT_BREAKPOINT.TABLET

/** Top left: the menu, what the board is called and whether it is safe; undo and its neighbours where there is room. */
export function BoardCorner() {
  const ref = useRef<HTMLDivElement>(null!)
  usePassThroughWheelEvents(ref)
  const { MainMenu, QuickActions, ActionsMenu } = useTldrawUiComponents()
  const roomy = useBreakpoint() >= ROOMY
  return (
    <div ref={ref} className={styles['corner']}>
      <div className={styles['bar']}>
        {MainMenu && <MainMenu />}
        <BoardTitle />
        <ConnectionSignal />
      </div>
      {roomy && (
        <div className={styles['actions']}>
          {QuickActions && <QuickActions />}
          {ActionsMenu && <ActionsMenu />}
        </div>
      )}
    </div>
  )
}
