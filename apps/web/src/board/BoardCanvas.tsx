import 'tldraw/tldraw.css'
import './canvas.css'
import { useEffect, useState } from 'react'
import { Tldraw, type Editor, type TLComponents } from 'tldraw'
import { useLocale } from '../i18n/use-locale.ts'
import type { BoardSession } from './board-session.ts'
import { bindSkipLink } from './bind-skip-link.ts'
import { BoardActions } from './BoardActions.tsx'
import styles from './BoardCanvas.module.css'
import { BoardCorner } from './BoardCorner.tsx'
import { BoardStylePanel } from './BoardStylePanel.tsx'
import { CanvasCrashed } from './CanvasCrashed.tsx'
import { CAMERA_OPTIONS } from './camera-options.ts'
import { comeNearToWrite } from './come-near-to-write.ts'
import { CanvasMenu } from './CanvasMenu.tsx'
import {
  ACCEPTED_IMAGES,
  ACCEPTED_VIDEOS,
  ASSET_URLS,
  canvasOptionsFor,
  CANVAS_OVERRIDES,
  NO_EMBEDS,
  SHAPE_UTILS,
  TOOLS,
} from './canvas-options.ts'
import { setImageRules } from './images/image-rules.ts'
import { loadFontsWhenUsed } from './load-fonts-when-used.ts'
import { lookAtAll } from './look-at.ts'
import { readColorNames } from './legend/use-color-names.ts'
import { ManyNotesCanvas } from './many-notes/ManyNotesCanvas.tsx'
import { OnTheCanvas } from './OnTheCanvas.tsx'
import { OverCanvas } from './OverCanvas.tsx'
import { setPasteRules } from './paste-rules.ts'
import { completePictures } from './picture/complete-pictures.ts'
import type { BoundCanvas } from './use-bound-canvas.ts'
import { createCanvasUser } from './user-preferences.ts'
import { ZoneMenu } from './zones/ZoneMenu.tsx'

const COMPONENTS: TLComponents = {
  MenuPanel: BoardCorner,
  MainMenu: CanvasMenu,
  SharePanel: BoardActions,
  StylePanel: BoardStylePanel,
  PageMenu: null,
  TopPanel: null,
  HelpMenu: null,
  DebugPanel: null,
  DebugMenu: null,
  ErrorFallback: CanvasCrashed,
  Canvas: ManyNotesCanvas,
  OnTheCanvas: OnTheCanvas,
  InFrontOfTheCanvas: OverCanvas,
  ContextMenu: ZoneMenu,
}

interface BoardCanvasProps {
  canvas: BoundCanvas
  session: BoardSession
  onEditor: (editor: Editor | null) => void
}

export function BoardCanvas({ canvas, session, onEditor }: BoardCanvasProps) {
  const [canvasUser] = useState(() => createCanvasUser(session.visit))
  useEffect(() => canvasUser.close, [canvasUser])
  const locale = useLocale()
  const [options] = useState(() => canvasOptionsFor(session.visit.limits))

  function onMount(editor: Editor) {
    setPasteRules(editor, canvas.noteRefusedPaste)
    setImageRules(editor, session.images)
    loadFontsWhenUsed(editor)
    completePictures(editor, () => readColorNames(session))
    lookAtAll(editor)
    const unbindWriting = comeNearToWrite(editor)
    const unbindSkipLink = bindSkipLink(editor)
    canvas.attachEditor(editor)
    onEditor(editor)
    return () => {
      unbindWriting()
      unbindSkipLink()
      canvas.attachEditor(null)
      onEditor(null)
    }
  }

  return (
    <div className={styles['canvas']}>
      <Tldraw
        store={canvas.store}
        textOptions={canvas.textOptions}
        user={canvasUser.user}
        shapeUtils={SHAPE_UTILS}
        tools={TOOLS}
        components={COMPONENTS}
        overrides={CANVAS_OVERRIDES[locale]}
        assetUrls={ASSET_URLS}
        options={options}
        cameraOptions={CAMERA_OPTIONS}
        embeds={NO_EMBEDS}
        acceptedImageMimeTypes={ACCEPTED_IMAGES}
        acceptedVideoMimeTypes={ACCEPTED_VIDEOS}
        onMount={onMount}
      />
    </div>
  )
}
