import { toRichText, type Editor } from 'tldraw'

/**
 * Replaces what tldraw does with pasted addresses and drawings: it would fetch the address from the browser of
 * whoever pastes, and put foreign svg into the page.
 */
export function setPasteRules(editor: Editor): void {
  editor.registerExternalContentHandler('svg-text', null)
  editor.registerExternalContentHandler('embed', null)
  editor.registerExternalAssetHandler('url', null)
  editor.registerExternalContentHandler('url', ({ url, point }) => {
    const at = point ?? editor.getViewportPageBounds().center
    editor.createShape({ type: 'text', x: at.x, y: at.y, props: { richText: toRichText(url) } })
  })
}
