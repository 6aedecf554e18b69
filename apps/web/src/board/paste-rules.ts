import { defaultHandleExternalTldrawContent, toRichText, type Editor } from 'tldraw'

/**
 * Replaces what tldraw does with pasted addresses and drawings: it would fetch the address from the browser of
 * whoever pastes, and put foreign svg into the page.
 *
 * @param onRefused told of what was pasted and is not placed
 */
export function setPasteRules(editor: Editor, onRefused: () => void): void {
  editor.registerExternalContentHandler('svg-text', onRefused)
  editor.registerExternalContentHandler('embed', null)
  editor.registerExternalAssetHandler('url', null)
  editor.registerExternalContentHandler('url', ({ url, point }) => {
    const at = point ?? editor.getViewportPageBounds().center
    editor.createShape({ type: 'text', x: at.x, y: at.y, props: { richText: toRichText(url) } })
  })
  editor.registerExternalContentHandler('tldraw', (pasted) => {
    deselectWhereNoPlaceIsFound(editor)
    // tldraw throws on shapes that its schema does not know, as another board may hold them.
    void defaultHandleExternalTldrawContent(editor, pasted).catch(onRefused)
  })
}

/**
 * tldraw pastes into what the selected shapes have in common, and throws where one is a frame and another lies as deep
 * in a second frame as that frame counts for. With nothing selected it pastes onto the page.
 */
function deselectWhereNoPlaceIsFound(editor: Editor): void {
  const selected = editor.getSelectedShapes()
  if (selected.length > 1 && selected.some(({ type }) => type === 'frame')) editor.selectNone()
}
