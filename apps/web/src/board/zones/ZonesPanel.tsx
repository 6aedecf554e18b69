import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useValue, type Editor } from 'tldraw'
import { Panel } from '../../design/Panel.tsx'
import { useLocale } from '../../i18n/use-locale.ts'
import { useBoard } from '../board-context.ts'
import { TemplateTools } from './TemplateTools.tsx'
import { zoneFocusOf } from './zone-focus.ts'
import { templateShapeOf } from './zone-on-board.ts'
import { ZoneSection } from './ZoneSection.tsx'
import styles from './ZonesPanel.module.css'
import { findKnownTemplate } from '../own-templates/known-templates.ts'

/** One template on the board: what can be done with it, its zones, and what lies in them. */
export function ZonesPanel({ editor }: { editor: Editor }) {
  const { t } = useTranslation()
  const locale = useLocale()
  const { showPanel, mayWrite } = useBoard()
  const [said, setSaid] = useState<string | null>(null)
  const focus = useValue('zone focus', () => zoneFocusOf(editor).get(), [editor])
  const shape = useValue(
    'template of zones',
    () => (focus.templateShapeId === null ? null : templateShapeOf(editor, focus.templateShapeId)),
    [editor, focus.templateShapeId],
  )
  const template = shape === null ? null : findKnownTemplate(shape.props.templateId, shape.props.version)
  const close = () => showPanel(null)
  if (shape === null || template === null) {
    return (
      <Panel title={t('zones.zones')} side="left" onClose={close}>
        <p>{t('zones.gone')}</p>
      </Panel>
    )
  }
  return (
    <Panel title={t('zones.title', { name: template.about[locale].name })} side="left" onClose={close}>
      <p className={styles['said']} role="status">
        {said}
      </p>
      <p className={styles['instruction']}>{template.about[locale].instruction}</p>
      <ul>
        {template.zones.map((zone) => (
          <ZoneSection
            // Whoever comes from the canvas finds the zone that they pointed at unfolded.
            key={`${template.id} ${zone.id} ${focus.zoneId === zone.id}`}
            editor={editor}
            place={{ shape, template, zone }}
            isFocused={focus.zoneId === zone.id}
            onSaid={setSaid}
          />
        ))}
      </ul>
      {mayWrite && <TemplateTools editor={editor} shape={shape} template={template} onSaid={setSaid} />}
    </Panel>
  )
}
