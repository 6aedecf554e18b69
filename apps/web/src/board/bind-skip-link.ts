import type { Editor } from 'tldraw'

const SKIP_LINK = '.tl-skip-to-main-content'

/**
 * tldraw's link to the canvas leads to the first shape, and on a board without one nowhere. Here the canvas gets the
 * keys then as well, so that somebody can begin with the keyboard.
 *
 * @returns unbind
 */
export function bindSkipLink(editor: Editor): () => void {
  const container = editor.getContainer()
  function onClick(event: Event) {
    if (!(event.target instanceof Element) || event.target.closest(SKIP_LINK) === null) return
    if (editor.getCurrentPageShapesInReadingOrder().length === 0) container.focus()
  }
  container.addEventListener('click', onClick, true)
  return () => container.removeEventListener('click', onClick, true)
}
