import { LIMITS } from '@anderhalf/protocol'
import { zoneName } from '@anderhalf/template-kit'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { defaultHandleExternalTextContent, type Editor } from 'tldraw'
import { Button } from '../../design/Button.tsx'
import { Notice } from '../../design/Notice.tsx'
import { useLocale } from '../../i18n/use-locale.ts'
import { hasHeadings, likelyUses, plain, type ColumnUse } from './column-uses.ts'
import { ColumnChoices } from './ColumnChoices.tsx'
import { destinationAt } from './note-destination.ts'
import { draftsOfCells, draftsOfLines, draftsOfRows } from './note-drafts.ts'
import { NotesPreview } from './NotesPreview.tsx'
import styles from './NotesInDialog.module.css'
import type { OfferedNotes } from './offered-notes.ts'
import { placeNotes, planNotes } from './place-notes.ts'
import { readPastedText } from './read-pasted-text.ts'
import { tableOf } from './template-table.ts'

/** How the pasted text is taken: as lines, as rows, cell by cell into a template's table, or as one text. */
type Form = 'lines' | 'rows' | 'cells' | 'text'

interface NotesInDialogProps {
  editor: Editor
  offered: OfferedNotes
  onClose: () => void
}

export function NotesInDialog({ editor, offered, onClose }: NotesInDialogProps) {
  const { t } = useTranslation()
  const locale = useLocale()
  const { text, point } = offered
  const pasted = useMemo(() => readPastedText(text), [text])
  const destination = useMemo(() => destinationAt(editor, point), [editor, point])
  const templateTable = useMemo(
    () => (destination === null ? null : tableOf(destination.template)),
    [destination],
  )
  const headings = useMemo(() => {
    if (destination === null || templateTable === null) return new Set<string>()
    const { labels } = destination.template
    return new Set(
      templateTable.columns
        .flatMap((column) => [labels.nl[column], labels.en[column]])
        .map((name) => plain(name ?? '')),
    )
  }, [destination, templateTable])

  const [form, setForm] = useState<Form>(() => {
    if (pasted.likelyForm === 'lines' || pasted.table === null) return 'lines'
    return templateTable !== null && destination?.isPointedAt === true ? 'cells' : 'rows'
  })
  const [firstIsHeading, setFirstIsHeading] = useState(
    () => pasted.table !== null && hasHeadings(pasted.table, headings),
  )
  const heads = firstIsHeading ? (pasted.table?.[0] ?? null) : null
  const rows = useMemo(() => pasted.table?.slice(firstIsHeading ? 1 : 0) ?? [], [pasted, firstIsHeading])
  const [chosenUses, setChosenUses] = useState<readonly ColumnUse[] | null>(null)
  const uses = chosenUses ?? likelyUses(heads, rows)
  const zones = destination?.template.zones ?? []
  const [zoneId, setZoneId] = useState(destination?.zone?.id ?? '')

  const { drafts, tooLong } = useMemo(() => {
    if (form === 'lines') return draftsOfLines(pasted.lines)
    if (form === 'rows') return draftsOfRows(rows, uses)
    return form === 'cells' ? draftsOfCells(rows) : { drafts: [], tooLong: [] }
  }, [form, pasted, rows, uses])
  const plan = useMemo(() => {
    const zone = destination?.template.zones.find(({ id }) => id === zoneId) ?? null
    return planNotes(editor, drafts, destination && { ...destination, zone }, point)
  }, [editor, drafts, destination, zoneId, point])
  const fewFit = plan.besideCount > 0 && (zoneId !== '' || form === 'cells')

  function place() {
    onClose()
    if (form === 'text') {
      void defaultHandleExternalTextContent(editor, { text, point })
      return
    }
    placeNotes(editor, plan)
  }

  const forms: Form[] = ['lines']
  if (pasted.table !== null) forms.push('rows')
  if (pasted.table !== null && templateTable !== null) forms.push('cells')
  forms.push('text')

  return (
    <Notice title={t('notesIn.title')} onClose={onClose}>
      <fieldset className={styles['forms']}>
        <legend className={styles['legend']}>{t('notesIn.form')}</legend>
        {forms.map((name) => (
          <label key={name} className={styles['choice']}>
            <input type="radio" name="form" checked={form === name} onChange={() => setForm(name)} />
            {t(`notesIn.forms.${name}`)}
          </label>
        ))}
      </fieldset>
      {(form === 'rows' || form === 'cells') && (
        <label className={styles['choice']}>
          <input
            type="checkbox"
            checked={firstIsHeading}
            onChange={(event) => {
              setFirstIsHeading(event.target.checked)
              setChosenUses(null)
            }}
          />
          {t('notesIn.firstIsHeading')}
        </label>
      )}
      {form === 'rows' && <ColumnChoices heads={heads} rows={rows} uses={uses} onChange={setChosenUses} />}
      {destination !== null && (form === 'lines' || form === 'rows') && (
        <label className={styles['zone']}>
          {t('notesIn.zone')}
          <select
            className={styles['select']}
            value={zoneId}
            onChange={(event) => setZoneId(event.target.value)}
          >
            <option value="">{t('notesIn.beside')}</option>
            {zones.map((zone) => (
              <option key={zone.id} value={zone.id}>
                {zoneName(destination.template, zone, locale, destination.shape.props.labels)}
              </option>
            ))}
          </select>
        </label>
      )}
      {form !== 'text' && <NotesPreview drafts={drafts} />}
      <p role="status" className={styles['count']}>
        {form === 'text' ? t('notesIn.oneText') : t('notesIn.count', { count: drafts.length })}
        {fewFit && ` ${t('notesIn.fewFit', { count: plan.besideCount })}`}
        {tooLong.length > 0 &&
          ` ${t('notesIn.tooLong', { count: tooLong.length, most: LIMITS.maxTextLength })}`}
        {plan.isTooMuch && ` ${t('notesIn.tooMany', { most: LIMITS.maxNotesPerPaste })}`}
      </p>
      <div className={styles['actions']}>
        <Button onClick={onClose}>{t('product.cancel')}</Button>
        <Button
          look="primary"
          onClick={place}
          disabled={plan.isTooMuch || (form !== 'text' && drafts.length === 0)}
        >
          {form === 'text' ? t('notesIn.placeText') : t('notesIn.place', { count: drafts.length })}
        </Button>
      </div>
    </Notice>
  )
}
