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
import styles from './TemplatesPanel.module.css'

export function TemplatesPanel({ editor }: { editor: Editor }) {
  const { t } = useTranslation()
  const locale = useLocale()
  const { showPanel } = useBoard()
  const [said, setSaid] = useState<string | null>(null)

  function add(template: Template) {
    dropTemplate(editor, template)
    setSaid(t('templates.added', { name: template.about[locale].name }))
  }

  return (
    <Panel title={t('templates.title')} side="left" onClose={() => showPanel(null)}>
      <p className={styles['intro']}>{t('templates.intro')}</p>
      <ul className={styles['list']}>
        {listTemplates().map((template) => (
          <li key={template.id}>
            <TemplateCard template={template} onAdd={() => add(template)} />
          </li>
        ))}
      </ul>
      <p className={styles['said']} role="status">
        {said}
      </p>
    </Panel>
  )
}
