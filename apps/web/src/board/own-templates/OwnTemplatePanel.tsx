import { LIMITS } from '@anderhalf/protocol'
import { parseOwnTemplate, type OwnTemplate, type OwnTemplateFault } from '@anderhalf/template-kit'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useValue, type Editor } from 'tldraw'
import type { Refusal } from '../../api/answer.ts'
import { saveOwnTemplate } from '../../api/own-template-api.ts'
import { Button } from '../../design/Button.tsx'
import { Panel } from '../../design/Panel.tsx'
import { TextField } from '../../design/TextField.tsx'
import { useLocale } from '../../i18n/use-locale.ts'
import { useBoard } from '../board-context.ts'
import { DrawingTools } from './DrawingTools.tsx'
import { FaultList } from './FaultList.tsx'
import styles from './OwnTemplates.module.css'
import { OwnTemplatePreview } from './OwnTemplatePreview.tsx'
import { templateOfShapes } from './shapes-to-template.ts'
import { NOTHING_IN_MAKING, templateInMaking } from './template-in-making.ts'
import { useDrawnShapes } from './use-drawn-shapes.ts'
import { ZoneForm } from './ZoneForm.tsx'

/** Draw forms on the board, make zones of them, say what they are, save: the template is on everybody's list. */
export function OwnTemplatePanel({ editor }: { editor: Editor }) {
  const { t } = useTranslation()
  const locale = useLocale()
  const { session, showPanel } = useBoard()
  const drawn = useDrawnShapes(editor)
  const { own, replaces } = useValue(templateInMaking)
  const [faults, setFaults] = useState<readonly OwnTemplateFault[]>([])
  const [problem, setProblem] = useState<Refusal | null>(null)
  const [busy, setBusy] = useState(false)

  function change(changed: OwnTemplate | null) {
    setFaults([])
    templateInMaking.set({ own: changed, replaces })
  }

  /** The words that were given stay; zones and labels are made anew. */
  function takeShapes() {
    const made = templateOfShapes(editor, drawn, locale)
    if (made === null) return
    const { name, purpose, instruction, durationMinutes } = own ?? made
    change({ ...made, name, purpose, instruction, durationMinutes })
    editor.setCurrentTool('select')
  }

  async function save() {
    const parsed = parseOwnTemplate(own)
    if (!parsed.ok) return setFaults(parsed.faults)
    setBusy(true)
    const answer = await saveOwnTemplate(session.visit.boardId, parsed.template, replaces)
    setBusy(false)
    setProblem(answer.ok ? null : answer.refusal)
    if (!answer.ok) return
    templateInMaking.set(NOTHING_IN_MAKING)
    showPanel('templates')
  }

  return (
    <Panel title={t('ownTemplates.panel')} side="left" onClose={() => showPanel(null)}>
      <p className={styles['intro']}>{t('ownTemplates.draw')}</p>
      <DrawingTools editor={editor} />
      <Button
        look={own === null ? 'primary' : 'plain'}
        aria-disabled={drawn.length === 0}
        onClick={takeShapes}
      >
        {t('ownTemplates.take', { count: drawn.length })}
      </Button>
      {own !== null && (
        <>
          <h3 className={styles['title']}>{t('ownTemplates.preview')}</h3>
          <OwnTemplatePreview own={own} />
          <ol className={styles['zones']}>
            {own.zones.map((zone) => (
              <ZoneForm key={zone.id} own={own} zone={zone} onChange={change} />
            ))}
          </ol>
          <TemplateWords own={own} onChange={change} />
          <p className={styles['intro']}>{t('ownTemplates.whoSees')}</p>
          {faults.length > 0 && <FaultList title={t('ownTemplates.notSaved')} faults={faults} />}
          <p role="alert">{problem !== null && t(`problem.${problem}`)}</p>
          <div className={styles['actions']}>
            <Button look="primary" busy={busy} onClick={() => void save()}>
              {t('ownTemplates.save')}
            </Button>
            <Button onClick={() => templateInMaking.set(NOTHING_IN_MAKING)}>
              {t('ownTemplates.discard')}
            </Button>
          </div>
        </>
      )}
    </Panel>
  )
}

function TemplateWords({ own, onChange }: { own: OwnTemplate; onChange: (own: OwnTemplate) => void }) {
  const { t } = useTranslation()
  const id = useId()
  return (
    <>
      <TextField
        label={t('ownTemplates.name')}
        value={own.name}
        maxLength={LIMITS.maxOwnNameLength}
        autoComplete="off"
        onChange={({ target }) => onChange({ ...own, name: target.value })}
      />
      <TextField
        label={t('ownTemplates.purpose')}
        value={own.purpose}
        maxLength={LIMITS.maxOwnInstructionLength}
        autoComplete="off"
        onChange={({ target }) => onChange({ ...own, purpose: target.value })}
      />
      <div className={styles['field']}>
        <label htmlFor={id}>{t('ownTemplates.instruction')}</label>
        <textarea
          id={id}
          className={styles['words']}
          rows={3}
          value={own.instruction}
          maxLength={LIMITS.maxOwnInstructionLength}
          onChange={({ target }) => onChange({ ...own, instruction: target.value })}
        />
      </div>
      <TextField
        label={t('ownTemplates.minutes')}
        type="number"
        min={1}
        max={480}
        value={own.durationMinutes}
        onChange={({ target }) => onChange({ ...own, durationMinutes: target.valueAsNumber || 1 })}
      />
    </>
  )
}
