import { RefusedImagesNotice } from '../images/RefusedImagesNotice.tsx'
import type { BoundCanvas } from '../use-bound-canvas.ts'
import { BoardFullNotice } from './BoardFullNotice.tsx'
import styles from './BoardNotices.module.css'
import { ConnectionNotice } from './ConnectionNotice.tsx'
import { DamagedFactsNotice } from './DamagedFactsNotice.tsx'
import { LostTextNotice } from './LostTextNotice.tsx'
import { SetAsideNotice } from './SetAsideNotice.tsx'
import { RefusedNotice } from './RefusedNotice.tsx'
import { RefusedPasteNotice } from './RefusedPasteNotice.tsx'

/** What must not be missed, one below the other over the canvas. */
export function BoardNotices({ canvas }: { canvas: BoundCanvas }) {
  return (
    <div className={styles['place']} role="alert" aria-atomic="false">
      <ConnectionNotice />
      <DamagedFactsNotice />
      <LostTextNotice canvas={canvas} />
      <RefusedPasteNotice canvas={canvas} />
      <RefusedImagesNotice />
      <SetAsideNotice />
      <RefusedNotice />
      <BoardFullNotice />
    </div>
  )
}
