import type { TemplateShape } from '@anderhalf/board-model'
import { Rows3, Trash2 } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useValue, type Editor } from 'tldraw'
import { IconButton } from '../../design/IconButton.tsx'
import { useLocale } from '../../i18n/use-locale.ts'
import { useBoard } from '../board-context.ts'
import { focusZone } from '../zones/zone-focus.ts'
import { lookAtTemplate, removeTemplate } from './drop-template.ts'
import { distinctNames } from './distinct-names.ts'
import { templatesOnBoard } from './templates-on-board.ts'
import styles from './TemplatesOnBoard.module.css'
import { findKnownTemplate } from '../own-templates/known-templates.ts'

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

  const names = distinctNames(
    shapes.map(
      ({ props }) =>
        findKnownTemplate(props.templateId, props.version)?.about[locale].name ?? props.templateId,
    ),
  )
  const named = shapes.map((shape, nth) => ({ shape, name: names[nth] ?? '' }))

  function remove(shape: TemplateShape, name: string) {
    removeTemplate(editor, shape)
    onSaid(t('templates.removed', { name }))
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
        {named.map(({ shape, name }) => (
          <li key={shape.id} className={styles['item']}>
            <button
              type="button"
              className={styles['go']}
              aria-label={t('templates.goTo', { name })}
              onClick={() => lookAtTemplate(editor, shape)}
            >
              {name}
            </button>
            <IconButton icon={Rows3} label={t('zones.open', { name })} onClick={() => showZones(shape)} />
            {facilitates && (
              <IconButton
                icon={Trash2}
                label={t('templates.remove', { name })}
                onClick={() => remove(shape, name)}
              />
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
