import type { TemplateShape } from '@anderhalf/board-model'
import { Rows3, Trash2 } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useValue, type Editor } from 'tldraw'
import { IconButton } from '../../design/IconButton.tsx'
import { useLocale } from '../../i18n/use-locale.ts'
import { useBoard } from '../board-context.ts'
import { focusZone } from '../zones/zone-focus.ts'
import { lookAtTemplate, removeTemplate } from './drop-template.ts'
import { templatesOnBoard } from './templates-on-board.ts'
import styles from './TemplatesOnBoard.module.css'
import { findTemplate } from '../own-templates/known-templates.ts'

interface TemplatesOnBoardProps {
  editor: Editor
  onSaid: (said: string) => void
}

/** The way back to each template, and for the facilitator the way to take it off: on the board it is locked. */
export function TemplatesOnBoard({ editor, onSaid }: TemplatesOnBoardProps) {
  const { t } = useTranslation()
  const locale = useLocale()
  const { session, showPanel } = useBoard()
  const shapes = useValue('templates on board', () => templatesOnBoard(editor), [editor])
  const facilitates = session.visit.role === 'facilitator'
  if (shapes.length === 0) return null

  function nameOf({ props }: TemplateShape) {
    return findTemplate(props.templateId, props.version)?.about[locale].name ?? props.templateId
  }

  function remove(shape: TemplateShape) {
    removeTemplate(editor, shape)
    onSaid(t('templates.removed', { name: nameOf(shape) }))
  }

  function showZones(shape: TemplateShape) {
    lookAtTemplate(editor, shape)
    focusZone(editor, shape.id, null)
    showPanel('zones')
  }

  return (
    <section aria-labelledby="templates-on-board">
      <h3 id="templates-on-board" className={styles['title']}>
        {t('templates.onBoard')}
      </h3>
      <ul>
        {shapes.map((shape) => (
          <li key={shape.id} className={styles['item']}>
            <button
              type="button"
              className={styles['go']}
              aria-label={t('templates.goTo', { name: nameOf(shape) })}
              onClick={() => lookAtTemplate(editor, shape)}
            >
              {nameOf(shape)}
            </button>
            <IconButton
              icon={Rows3}
              label={t('zones.open', { name: nameOf(shape) })}
              onClick={() => showZones(shape)}
            />
            {facilitates && (
              <IconButton
                icon={Trash2}
                label={t('templates.remove', { name: nameOf(shape) })}
                onClick={() => remove(shape)}
              />
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
