import type { TemplateShape } from '@anderhalf/board-model'
import { Ellipsis } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { stopEventPropagation, useEditor, useValue } from 'tldraw'
import { IconButton } from '../../design/IconButton.tsx'
import { useLocale } from '../../i18n/use-locale.ts'
import { useBoard } from '../board-context.ts'
import { frameOfTemplate } from './placed-templates.ts'
import { focusZone } from './zone-focus.ts'
import styles from './ZoneOverlay.module.css'
import { findKnownTemplate } from '../own-templates/known-templates.ts'

/** Smaller templates are looked at from afar: their buttons would crowd the board. */
const LEAST_WIDTH_PX = 260

/** The way from a template to its zones, above its top left corner. With the keyboard the list of templates leads there. */
export function TemplateHandle({ shape }: { shape: TemplateShape }) {
  const editor = useEditor()
  const { t } = useTranslation()
  const locale = useLocale()
  const { showPanel } = useBoard()
  const at = useValue(
    'handle',
    () => {
      const frame = frameOfTemplate(editor, shape)
      if (editor.getCulledShapes().has(shape.id)) return null
      if (frame.w * editor.getZoomLevel() < LEAST_WIDTH_PX || frame.rotation !== 0) return null
      return editor.pageToViewport(frame)
    },
    [editor, shape],
  )
  const name = findKnownTemplate(shape.props.templateId, shape.props.version)?.about[locale].name
  if (at === null || name === undefined) return null
  return (
    <div className={styles['handle']} style={{ left: at.x, top: at.y }} onPointerDown={stopEventPropagation}>
      <IconButton
        icon={Ellipsis}
        label={t('zones.open', { name })}
        tabIndex={-1}
        onClick={() => {
          focusZone(editor, shape.id, null)
          showPanel('zones')
        }}
      />
    </div>
  )
}
