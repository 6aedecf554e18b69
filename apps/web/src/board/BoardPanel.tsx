import { useBoard } from './board-context.ts'
import { PeoplePanel } from './people/PeoplePanel.tsx'
import { RefusedPanel } from './refused/RefusedPanel.tsx'
import { SharePanel } from './share/SharePanel.tsx'
import { TemplatesPanel } from './templates/TemplatesPanel.tsx'

/** The one panel that is open, if any. */
export function BoardPanel() {
  const { panel, editor } = useBoard()
  switch (panel) {
    case 'people':
      return <PeoplePanel />
    case 'refused':
      return <RefusedPanel />
    case 'share':
      return <SharePanel />
    case 'templates':
      return editor === null ? null : <TemplatesPanel editor={editor} />
    case null:
      return null
  }
}
