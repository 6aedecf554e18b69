import { react, type Editor } from 'tldraw'

/**
 * A note is made in one moment and its text takes letters some frames later. What is typed in between goes into the
 * text as soon as it stands.
 *
 * @returns stop
 */
export function holdEarlyLetters(editor: Editor): () => void {
  let held = ''

  function isTextOpen(): boolean {
    const shapeId = editor.getEditingShapeId()
    const shape = shapeId === null ? undefined : editor.getShape(shapeId)
    return shape !== undefined && 'richText' in shape.props
  }

  /** Nothing but the canvas itself has the keyboard yet. */
  function isOnCanvas({ target }: KeyboardEvent): boolean {
    return target === document.body || target === editor.getContainer()
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.isComposing || event.key.length !== 1) return
    if (!isOnCanvas(event) || !isTextOpen()) return
    event.preventDefault()
    event.stopPropagation()
    held += event.key
    handOver()
  }

  function handOver(): void {
    const text = editor.getRichTextEditor()
    if (!isTextOpen()) held = ''
    if (text === null || held === '') return
    const letters = held
    held = ''
    // Behind tldraw, which tells of the text first and sets the caret then.
    queueMicrotask(() => text.commands.insertContent({ type: 'text', text: letters }))
  }

  const stopWatching = react('the text stands', handOver)
  window.addEventListener('keydown', onKeyDown, { capture: true })
  return () => {
    stopWatching()
    window.removeEventListener('keydown', onKeyDown, { capture: true })
  }
}
