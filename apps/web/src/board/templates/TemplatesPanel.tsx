import { listTemplates } from '@anderhalf/template-catalogue'
import type { Template } from '@anderhalf/template-kit'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Editor } from 'tldraw'
import { Panel } from '../../design/Panel.tsx'
import { useLocale } from '../../i18n/use-locale.ts'
import { useBoard } from '../board-context.ts'
import { dropTemplate } from './drop-template.ts'
import { TemplateCard } from './TemplateCard.tsx'
import { TemplatesOnBoard } from './TemplatesOnBoard.tsx'
import styles from './TemplatesPanel.module.css'

/** On a narrow screen the panel lies over what was just dropped. */
function isNarrow(): boolean {
  return window.matchMedia('(max-width: 640px)').matches
}

export function TemplatesPanel({ editor }: { editor: Editor }) {
  const { t } = useTranslation()
  const locale = useLocale()
  const { showPanel } = useBoard()
  const [said, setSaid] = useState<string | null>(null)

  function add(template: Template) {
    dropTemplate(editor, template)
    if (isNarrow()) return showPanel(null)
    setSaid(t('templates.added', { name: template.about[locale].name }))
  }

  return (
    <Panel title={t('templates.title')} side="left" onClose={() => showPanel(null)}>
      <p className={styles['said']} role="status">
        {said}
      </p>
      <TemplatesOnBoard editor={editor} onSaid={setSaid} />
      <p className={styles['intro']}>{t('templates.intro')}</p>
      <ul className={styles['list']}>
        {listTemplates().map((template) => (
          <li key={template.id}>
            <TemplateCard template={template} onAdd={() => add(template)} />
          </li>
        ))}
      </ul>
    </Panel>
  )
}
