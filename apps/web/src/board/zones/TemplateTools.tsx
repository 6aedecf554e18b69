import type { TemplateShape } from '@anderhalf/board-model'
import { listTemplates } from '@anderhalf/template-catalogue'
import type { Template } from '@anderhalf/template-kit'
import { mayChangeLocked } from '@anderhalf/protocol'
import { useTranslation } from 'react-i18next'
import { useValue, type Editor } from 'tldraw'
import { Button } from '../../design/Button.tsx'
import { useLocale } from '../../i18n/use-locale.ts'
import { useBoard } from '../board-context.ts'
import { lookAtTemplate } from '../templates/drop-template.ts'
import { countKept, duplicateTemplate, setTemplateLocked, switchTemplate } from './template-actions.ts'
import { mayChangeTemplate } from './template-rights.ts'
import { startMovingTemplate } from './zone-focus.ts'
import { zoneIndexOf } from './zone-index.ts'
import styles from './ZonesPanel.module.css'

interface TemplateToolsProps {
  editor: Editor
  shape: TemplateShape
  template: Template
  onSaid: (said: string) => void
}

/** What can be done with a template as a whole. */
export function TemplateTools({ editor, shape, template, onSaid }: TemplateToolsProps) {
  const { t } = useTranslation()
  const locale = useLocale()
  const { session, showPanel } = useBoard()
  const siblings = useValue(
    'siblings',
    () => {
      zoneIndexOf(editor).version()
      return listTemplates()
        .filter(({ id, family }) => family === template.family && id !== template.id)
        .map((sibling) => ({ sibling, ...countKept(editor, shape, sibling) }))
        .toSorted((a, b) => b.kept - a.kept)
    },
    [editor, shape, template],
  )
  const mayChange = mayChangeTemplate(session.visit, shape)

  function move() {
    lookAtTemplate(editor, shape)
    startMovingTemplate(editor, shape.id)
    showPanel(null)
  }

  function switchTo(sibling: Template) {
    const { homelessCount } = switchTemplate(editor, shape, sibling)
    onSaid(homelessCount === 0 ? t('zones.switched') : t('zones.switchedHomeless', { count: homelessCount }))
  }

  return (
    <section aria-labelledby="template-tools" className={styles['templateTools']}>
      <h3 id="template-tools">{t('zones.template')}</h3>
      <div className={styles['tools']}>
        {mayChange && <Button onClick={move}>{t('zones.move')}</Button>}
        {mayChangeLocked(session.visit.role) && (
          <Button onClick={() => setTemplateLocked(editor, shape, !shape.isLocked)}>
            {t(shape.isLocked ? 'zones.unlock' : 'zones.lock')}
          </Button>
        )}
        <Button onClick={() => duplicateTemplate(editor, shape, false)}>{t('zones.duplicate')}</Button>
        <Button onClick={() => duplicateTemplate(editor, shape, true)}>
          {t('zones.duplicateWithNotes')}
        </Button>
      </div>
      {mayChange && siblings.length > 0 && (
        <ul className={styles['siblings']}>
          {siblings.map(({ sibling, kept, all }) => (
            <li key={sibling.id}>
              <Button onClick={() => switchTo(sibling)}>
                {t('zones.switchTo', { name: sibling.about[locale].name })}
              </Button>
              {all > 0 && <p className={styles['empty']}>{t('zones.switchKept', { kept, all })}</p>}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
