import { TEMPLATE_SHAPE_TYPE, type TemplateShape } from '@anderhalf/board-model'
import { useMemo } from 'react'
import { useEditor, useValue } from 'tldraw'
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
  // Kept up to date by the store: a drag of other shapes does not look for templates in every frame.
  const found = useMemo(
    () => editor.store.query.records('shape', () => ({ type: { eq: TEMPLATE_SHAPE_TYPE } })),
    [editor],
  )
  const templates = useValue(found) as TemplateShape[]
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
