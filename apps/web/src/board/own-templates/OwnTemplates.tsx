import { LIMITS, type SavedOwnTemplate } from '@anderhalf/protocol'
import { decodeOwnTemplate, type OwnTemplateFault, type Template } from '@anderhalf/template-kit'
import { Download, FileUp, Pencil, Shapes, Trash2 } from 'lucide-react'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Editor } from 'tldraw'
import type { Refusal } from '../../api/answer.ts'
import { deleteOwnTemplate, placeOwnTemplate, saveOwnTemplate } from '../../api/own-template-api.ts'
import { Button } from '../../design/Button.tsx'
import { IconButton } from '../../design/IconButton.tsx'
import { useLocale } from '../../i18n/use-locale.ts'
import { useBoard } from '../board-context.ts'
import { saveFile } from '../save-file.ts'
import { dropTemplate } from '../templates/drop-template.ts'
import { searchTemplates } from '../templates/search-templates.ts'
import { TemplateCard } from '../templates/TemplateCard.tsx'
import { FaultList } from './FaultList.tsx'
import { knowOwnTemplate } from './known-templates.ts'
import styles from './OwnTemplates.module.css'
import { templateInMaking } from './template-in-making.ts'
import { useOwnTemplates } from './use-own-templates.ts'

/** Of a letter in UTF-8, at the most: a larger file is not even read. */
const BYTES_PER_LETTER = 4

interface OwnTemplatesProps {
  editor: Editor
  query: string
  onAdded: (name: string) => void
}

/** What facilitators of this installation made: to use, to take along as a file, to change where it comes from. */
export function OwnTemplates({ editor, query, onAdded }: OwnTemplatesProps) {
  const { t } = useTranslation()
  const locale = useLocale()
  const { session, showPanel } = useBoard()
  const { boardId } = session.visit
  const { saved, refusal, reload } = useOwnTemplates(boardId)
  const [problem, setProblem] = useState<Refusal | null>(null)
  const [faults, setFaults] = useState<readonly OwnTemplateFault[]>([])
  const file = useRef<HTMLInputElement>(null)
  const known = saved.flatMap((entry) => {
    const template = knowOwnTemplate(entry.id, entry.text)
    return template === null ? [] : [{ ...entry, template }]
  })
  const found = searchTemplates(
    known.map(({ template }) => template),
    query,
  )
  const shown = known.filter(({ template }) => found.includes(template))
  if (query.trim() !== '' && shown.length === 0) return null

  async function add({ id }: SavedOwnTemplate, template: Template) {
    const answer = await placeOwnTemplate(boardId, id)
    setProblem(answer.ok ? null : answer.refusal)
    if (!answer.ok) return
    dropTemplate(editor, template)
    onAdded(template.about[locale].name)
  }

  async function importFile(chosen: File | undefined) {
    if (chosen === undefined) return
    setProblem(null)
    setFaults([])
    if (chosen.size > LIMITS.maxOwnTemplateLength * BYTES_PER_LETTER)
      return setFaults([{ path: '', code: 'too-large' }])
    const parsed = decodeOwnTemplate(await chosen.text())
    if (!parsed.ok) return setFaults(parsed.faults)
    const answer = await saveOwnTemplate(boardId, parsed.template, null)
    setProblem(answer.ok ? null : answer.refusal)
    if (answer.ok) await reload()
  }

  function edit({ id, text }: SavedOwnTemplate) {
    const parsed = decodeOwnTemplate(text)
    if (!parsed.ok) return
    templateInMaking.set({ own: parsed.template, replaces: id })
    showPanel('own-template')
  }

  async function remove({ id }: SavedOwnTemplate) {
    const answer = await deleteOwnTemplate(boardId, id)
    setProblem(answer.ok ? null : answer.refusal)
    if (answer.ok) await reload()
  }

  return (
    <section aria-labelledby="own-templates">
      <h3 id="own-templates" className={styles['title']}>
        {t('ownTemplates.title')}
      </h3>
      <div className={styles['actions']}>
        <Button onClick={() => showPanel('own-template')}>
          <Shapes size={18} aria-hidden /> {t('ownTemplates.make')}
        </Button>
        <Button onClick={() => file.current?.click()}>
          <FileUp size={18} aria-hidden /> {t('ownTemplates.import')}
        </Button>
        <input
          ref={file}
          type="file"
          accept=".json,application/json"
          className={styles['file']}
          aria-label={t('ownTemplates.file')}
          tabIndex={-1}
          onChange={({ target }) => {
            void importFile(target.files?.[0])
            // So that the same file can be chosen again.
            target.value = ''
          }}
        />
      </div>
      <p role="alert">{(problem ?? refusal) !== null && t(`problem.${(problem ?? refusal)!}`)}</p>
      {faults.length > 0 && <FaultList title={t('ownTemplates.notImported')} faults={faults} />}
      {saved.length === 0 && <p className={styles['intro']}>{t('ownTemplates.none')}</p>}
      <ul className={styles['list']}>
        {shown.map((entry) => {
          const { name } = entry.template.about[locale]
          return (
            <li key={entry.id}>
              <TemplateCard
                template={entry.template}
                isInSight={false}
                onAdd={() => void add(entry, entry.template)}
              />
              <div className={styles['actions']}>
                <IconButton
                  icon={Download}
                  label={t('ownTemplates.export', { name })}
                  onClick={() => saveFile(name, 'json', new Blob([entry.text], { type: 'application/json' }))}
                />
                {entry.isFromHere && (
                  <>
                    <IconButton
                      icon={Pencil}
                      label={t('ownTemplates.edit', { name })}
                      onClick={() => edit(entry)}
                    />
                    <IconButton
                      icon={Trash2}
                      label={t('ownTemplates.remove', { name })}
                      onClick={() => void remove(entry)}
                    />
                  </>
                )}
              </div>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
