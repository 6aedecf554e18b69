import { useEditor, useValue } from 'tldraw'
import { templatesOnBoard } from '../templates/templates-on-board.ts'
import { MovedZone } from './MovedZone.tsx'
import { TemplateHandle } from './TemplateHandle.tsx'
import { TemplateMover } from './TemplateMover.tsx'
import { useMovedZones } from './use-moved-zones.ts'
import { zoneFocusOf } from './zone-focus.ts'
import { templateShapeOf } from './zone-on-board.ts'

/** What lies over the canvas for templates and their zones. */
export function ZoneOverlay() {
  const editor = useEditor()
  const moved = useMovedZones(editor)
  const templates = useValue('templates in sight', () => templatesInSight(editor), [editor])
  const moving = useValue(
    'moving template',
    () => {
      const id = zoneFocusOf(editor).get().movingTemplateId
      return id === null ? null : templateShapeOf(editor, id)
    },
    [editor],
  )
  return (
    <>
      {moved.map((membership) => (
        <MovedZone key={`${membership.placedId} ${membership.zoneId}`} membership={membership} />
      ))}
      {moving === null ? (
        templates.map((shape) => <TemplateHandle key={shape.id} shape={shape} />)
      ) : (
        <TemplateMover key={moving.id} shape={moving} />
      )}
    </>
  )
}

function templatesInSight(editor: Parameters<typeof templatesOnBoard>[0]) {
  const culled = editor.getCulledShapes()
  return templatesOnBoard(editor).filter(({ id }) => !culled.has(id))
}
