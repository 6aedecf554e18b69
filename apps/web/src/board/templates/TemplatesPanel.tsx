import { listTemplates } from '@anderhalf/template-catalogue'
import type { Template } from '@anderhalf/template-kit'
import { useDeferredValue, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Editor } from 'tldraw'
import { Panel } from '../../design/Panel.tsx'
import { TextField } from '../../design/TextField.tsx'
import { useLocale } from '../../i18n/use-locale.ts'
import { useBoard } from '../board-context.ts'
import { isNarrow } from '../is-narrow.ts'
import { OwnTemplates } from '../own-templates/OwnTemplates.tsx'
import { dropTemplate } from './drop-template.ts'
import { groupByMoment } from './group-by-moment.ts'
import { searchTemplates } from './search-templates.ts'
import { TemplateCard } from './TemplateCard.tsx'
import { TemplatesOnBoard } from './TemplatesOnBoard.tsx'
import styles from './TemplatesPanel.module.css'

/** As many as a panel shows before anybody scrolls. */
const CARDS_IN_SIGHT = 3

export function TemplatesPanel({ editor }: { editor: Editor }) {
  const { t } = useTranslation()
  const locale = useLocale()
  const { session, showPanel } = useBoard()
  const facilitates = session.visit.role === 'facilitator'
  const [said, setSaid] = useState<string | null>(null)
  const [query, setQuery] = useState('')
  const asked = useDeferredValue(query)
  const isAsking = asked.trim() !== ''
  const found = searchTemplates(listTemplates(), asked)

  function add(template: Template) {
    dropTemplate(editor, template)
    sayAdded(template.about[locale].name)
  }

  function sayAdded(name: string) {
    if (isNarrow()) return showPanel(null)
    setSaid(t('templates.added', { name }))
  }

  function cards(templates: readonly Template[], areFirst: boolean) {
    return (
      <ul className={styles['list']}>
        {templates.map((template, nth) => (
          <li key={template.id}>
            <TemplateCard
              template={template}
              isInSight={areFirst && nth < CARDS_IN_SIGHT}
              onAdd={() => add(template)}
            />
          </li>
        ))}
      </ul>
    )
  }

  return (
    <Panel title={t('templates.title')} side="left" onClose={() => showPanel(null)}>
      <p className={styles['said']} role="status">
        {said}
      </p>
      <TextField
        label={t('templates.search')}
        type="search"
        value={query}
        autoComplete="off"
        onChange={({ target }) => setQuery(target.value)}
      />
      {facilitates && isAsking && <OwnTemplates editor={editor} query={asked} onAdded={sayAdded} />}
      {isAsking ? (
        <>
          <p className={styles['intro']} role="status">
            {t('templates.found', { count: found.length })}
          </p>
          {cards(found, true)}
        </>
      ) : (
        <>
          <TemplatesOnBoard editor={editor} onSaid={setSaid} />
          {facilitates && <OwnTemplates editor={editor} query="" onAdded={sayAdded} />}
          <p className={styles['intro']}>{t('templates.intro')}</p>
          {groupByMoment(found).map(({ moment, templates }, group) => (
            <section key={moment} aria-labelledby={`moment-${moment}`}>
              <h3 id={`moment-${moment}`} className={styles['moment']}>
                {t(`templates.moment.${moment}`)}
              </h3>
              {cards(templates, group === 0)}
            </section>
          ))}
        </>
      )}
    </Panel>
  )
}
