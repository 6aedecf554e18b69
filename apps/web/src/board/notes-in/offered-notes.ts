import type { Point } from '@anderhalf/template-kit'
import { defaultHandleExternalTextContent, type Editor } from 'tldraw'
import { looksLikeNotes } from './looks-like-notes.ts'
import { pointedAt } from './note-destination.ts'

/** Text that somebody pasted or dropped and that may become notes, until they say what to do with it. */
export interface OfferedNotes {
  readonly text: string
  readonly point: Point
}

const TEXT_FILE = /\.(?:csv|tsv|txt)$/i
/** tldraw marks its own shapes on the clipboard with it. */
const OWN_CLIPBOARD = 'data-tldraw'

/**
 * Catches pasted tables and lists, and text files, before tldraw makes one long text of them, or a picture: a
 * spreadsheet puts both on the clipboard.
 *
 * @returns unbind
 */
export function bindOfferedNotes(editor: Editor, onOffered: (offered: OfferedNotes) => void): () => void {
  const page = editor.getContainer().ownerDocument

  function offer(text: string, point?: Point): boolean {
    if (!looksLikeNotes(text) || editor.getIsReadonly()) return false
    onOffered({ text, point: point ?? pointedAt(editor) })
    return true
  }

  function onPaste(event: ClipboardEvent): void {
    const clipboard = event.clipboardData
    const isTyping = isEditable(event.target) || editor.getEditingShapeId() !== null
    if (clipboard === null || isTyping || !editor.getInstanceState().isFocused) return
    if (clipboard.getData('text/html').includes(OWN_CLIPBOARD)) return
    if (!offer(clipboard.getData('text/plain'))) return
    event.preventDefault()
    event.stopImmediatePropagation()
  }

  function onDrop(event: DragEvent): void {
    const files = [...(event.dataTransfer?.files ?? [])]
    if (files.length !== 1 || !TEXT_FILE.test(files[0]!.name) || editor.getIsReadonly()) return
    event.preventDefault()
    event.stopImmediatePropagation()
    const point = editor.screenToPage({ x: event.clientX, y: event.clientY })
    void files[0]!.text().then((text) => onOffered({ text, point }))
  }

  // The menu and a phone paste without an event.
  editor.registerExternalContentHandler('text', (content) => {
    if (!offer(content.text, content.point)) void defaultHandleExternalTextContent(editor, content)
  })
  page.addEventListener('paste', onPaste, { capture: true })
  editor.getContainer().addEventListener('drop', onDrop, { capture: true })
  return () => {
    page.removeEventListener('paste', onPaste, { capture: true })
    editor.getContainer().removeEventListener('drop', onDrop, { capture: true })
  }
}

function isEditable(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'))
  )
}
