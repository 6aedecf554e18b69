import type { Box, Editor, TLUiActionsContextType } from 'tldraw'
import { lookAt } from './look-at.ts'

/** tldraw takes the whole window for canvas and puts what people asked to see under the chrome; here it stays beside. */
export function besideChrome(editor: Editor, actions: TLUiActionsContextType): TLUiActionsContextType {
  function look(box: Box | null | undefined, mostZoom: number): void {
    if (box) lookAt(editor, box, { glide: true, mostZoom })
  }

  const looks: Record<string, () => void> = {
    'zoom-to-fit': () => look(editor.getCurrentPageBounds(), 1),
    'zoom-to-selection': () => look(editor.getSelectionPageBounds(), Math.max(1, editor.getZoomLevel())),
    'back-to-content': () =>
      look(
        editor.getSelectionPageBounds() ?? editor.getCurrentPageBounds(),
        Math.min(1, editor.getZoomLevel()),
      ),
  }
  return Object.fromEntries(
    Object.entries(actions).map(([id, action]) => {
      const onSelect = looks[id]
      return [id, onSelect === undefined ? action : { ...action, onSelect }]
    }),
  )
}
