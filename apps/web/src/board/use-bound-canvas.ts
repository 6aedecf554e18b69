import { boardSchema, canonicalRichText, deleteRecord, type RecordFault } from '@anderhalf/board-model'
import { mayChangeLocked } from '@anderhalf/protocol'
import {
  bindGestures,
  bindPresence,
  bindStore,
  bindUndo,
  createSharedText,
  flushEdits,
  keepCopiesEqual,
  keepLockedTemplates,
  mayHealBoard,
  refuseUnfitShapes,
  withSharedText,
} from '@anderhalf/tldraw-yjs'
import { useEffect, useState } from 'react'
import {
  atom,
  computed,
  createTLStore,
  react,
  tipTapDefaultExtensions,
  type Editor,
  type Signal,
  type TLStore,
  type TLTextOptions,
} from 'tldraw'
import { stampNotes } from './authors/stamp-notes.ts'
import type { BoardSession } from './board-session.ts'
import { createFrameWork } from './frame-work.ts'
import { createImageStore } from './images/image-store.ts'
import { mayWrite } from './may-write.ts'
import { catchLateKeys } from './notices/catch-late-keys.ts'
import { createLostTexts, type LostTexts } from './notices/lost-texts.ts'
import { createSmoothMotion } from './smooth-motion.ts'

/** States of the editor in which a hand moves: others see it at once, the board gets its outcome. */
const GESTURES = [
  'select.translating',
  'select.resizing',
  'select.rotating',
  'select.dragging_handle',
  'draw.drawing',
  'highlight.drawing',
]

/** What the canvas of one board is made with. */
export interface BoundCanvas {
  readonly store: TLStore
  readonly textOptions: TLTextOptions
  /** The editor that draws the store, as soon as there is one. */
  readonly attachEditor: (editor: Editor | null) => void
  readonly lostTexts: LostTexts
  /** Something that this person pasted has no place on a board, and they have not read it yet. */
  readonly refusedPaste: Signal<'unfit' | 'tooLong' | null>
  readonly noteRefusedPaste: () => void
  readonly forgetRefusedPaste: () => void
  /** What lies on the board and cannot be shown, such as a part of an older board. */
  readonly refused: Signal<readonly RecordFault[]>
  readonly removeRefused: (ids: readonly string[]) => void
}

/** @returns null until the canvas lane is here, from this device or from the relay */
export function useBoundCanvas(session: BoardSession): BoundCanvas | null {
  const [bound, setBound] = useState<BoundCanvas | null>(null)
  useEffect(() => {
    let unbind: (() => void) | null = null
    const stop = react('canvas is here', () => {
      if (unbind !== null || !session.canvas.isReady.get()) return
      const canvas = createBoundCanvas(session)
      unbind = canvas.unbind
      setBound(canvas)
    })
    return () => {
      stop()
      unbind?.()
    }
  }, [session])
  return bound
}

function createBoundCanvas({ visit, canvas, images }: BoardSession): BoundCanvas & { unbind: () => void } {
  const editor = atom<Editor | null>('editor', null)
  const lostTexts = createLostTexts()
  let releaseKeys = () => {}
  const refusedPaste = atom<'unfit' | 'tooLong' | null>('refused paste', null)
  const refused = atom<readonly RecordFault[]>('refused', [])
  const writes = mayWrite(visit)
  // Whoever was shut out must not go on drawing what nobody will ever get.
  const mode = computed('mode', () =>
    writes && canvas.status.get().kind !== 'stopped' && !canvas.isDamaged.get() ? 'readwrite' : 'readonly',
  )
  const store = createTLStore({
    schema: boardSchema,
    assets: createImageStore(images),
    collaboration: { status: atom('status', 'online'), mode },
  })
  const sharedText = createSharedText({
    store,
    doc: canvas.doc,
    awareness: canvas.awareness,
    holdIncoming: canvas.holdIncoming,
    onTextLost({ richText }) {
      releaseKeys()
      releaseKeys = catchLateKeys(window, lostTexts.add(canonicalRichText(richText)))
    },
    onTextTooLong: () => refusedPaste.set('tooLong'),
    getEditingShapeId: () => editor.get()?.getEditingShapeId() ?? null,
  })
  const isGesturing = () => editor.get()?.isInAny(...GESTURES) ?? false
  const withoutHistory = (change: () => void): void => {
    const drawing = editor.get()
    if (drawing === null) change()
    else drawing.run(change, { history: 'ignore' })
  }
  const releaseStamp = stampNotes(store, visit.participantId)
  const releaseLocked = mayChangeLocked(visit.role) ? null : keepLockedTemplates(store)
  const noteRefusedPaste = () => void refusedPaste.set('unfit')
  const noteTooLong = () => void refusedPaste.set('tooLong')
  const admitUnfit = refuseUnfitShapes(store, (code) =>
    code === 'textTooLong' ? noteTooLong() : noteRefusedPaste(),
  )
  const frameWork = createFrameWork()
  const unbindUndo = bindUndo(store, canvas.doc)
  const unbindStore = bindStore(store, canvas.doc, {
    canWrite: () => mode.get() === 'readwrite',
    onRejected: (faults) => void refused.set(faults),
    isTextBoundElsewhere: sharedText.isBound,
    mayHeal: () => mayHealBoard(canvas.awareness),
    isGesturing,
    withoutHistory,
    onNextFrame: frameWork.onNextFrame,
  })
  const releaseCopies = keepCopiesEqual(store, {
    mayHeal: () => mode.get() === 'readwrite' && mayHealBoard(canvas.awareness),
    isTyping: () => editor.get()?.getEditingShapeId() != null,
    withoutHistory,
  })
  const unbindGestures = bindGestures({
    store,
    doc: canvas.doc,
    awareness: canvas.awareness,
    isGesturing,
    smoothMotion: createSmoothMotion(() => editor.get(), frameWork.onNextFrame),
  })
  const unbindPresence = bindPresence({
    store,
    awareness: canvas.awareness,
    onNextFrame: frameWork.onNextFrame,
  })
  // In a page that is not painted, no next frame hands on the last edits.
  const flush = () => flushEdits(store)
  document.addEventListener('visibilitychange', flush)
  window.addEventListener('pagehide', flush)
  return {
    store,
    textOptions: { tipTapConfig: { extensions: withSharedText(tipTapDefaultExtensions, sharedText) } },
    attachEditor(attached) {
      editor.set(attached)
    },
    lostTexts,
    refusedPaste,
    noteRefusedPaste,
    forgetRefusedPaste: () => void refusedPaste.set(null),
    refused,
    removeRefused(ids) {
      canvas.doc.transact(() => {
        for (const id of ids) deleteRecord(canvas.doc, id)
      }, 'remove what cannot be shown')
    },
    unbind() {
      document.removeEventListener('visibilitychange', flush)
      window.removeEventListener('pagehide', flush)
      releaseKeys()
      unbindPresence()
      unbindGestures()
      releaseCopies()
      unbindStore()
      unbindUndo()
      admitUnfit()
      releaseLocked?.()
      releaseStamp()
      frameWork.close()
    },
  }
}
