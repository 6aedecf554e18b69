import { TEMPLATE_SHAPE_TYPE, type TemplateShape } from '@anderhalf/board-model'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useEditor, useValue } from 'tldraw'
import { useLocale } from '../../i18n/use-locale.ts'
import { nearSeats } from './near-seats.ts'
import styles from './SeatDistances.module.css'
import { findKnownTemplate } from '../own-templates/known-templates.ts'

/** More would hide the room. */
const MOST_SHOWN = 60
/** Of a note, in page units. */
const HALF_SEAT = 100

interface Warning {
  readonly key: string
  readonly from: { readonly x: number; readonly y: number }
  readonly to: { readonly x: number; readonly y: number }
  /** Below both, so that the names stay readable. */
  readonly chip: { readonly x: number; readonly y: number }
  readonly metres: number
}

/** On a room plan: a line between two seats that are too near to each other, with the metres between them. */
export function SeatDistances() {
  const { t } = useTranslation()
  const locale = useLocale()
  const editor = useEditor()
  // Kept up to date by the store: without a room plan, nothing is looked at while shapes move.
  const found = useMemo(
    () => editor.store.query.records('shape', () => ({ type: { eq: TEMPLATE_SHAPE_TYPE } })),
    [editor],
  )
  const warnings = useValue(
    'seat distances',
    () =>
      found
        .get()
        .filter((shape) => isRoomPlan(shape as TemplateShape))
        .flatMap(({ id }) => nearSeats(editor, id))
        .slice(0, MOST_SHOWN)
        .map(({ one, other, metres }): Warning => ({
          key: `${one.id} ${other.id}`,
          from: editor.pageToViewport(one.middle),
          to: editor.pageToViewport(other.middle),
          chip: editor.pageToViewport({
            x: (one.middle.x + other.middle.x) / 2,
            y: Math.max(one.middle.y, other.middle.y) + HALF_SEAT,
          }),
          metres,
        })),
    [editor, found],
  )
  const inMetres = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 })
  return (
    <>
      {warnings.map(({ key, from, to, chip, metres }) => (
        <div key={key}>
          <svg className={styles['lines']} aria-hidden>
            <line x1={from.x} y1={from.y} x2={to.x} y2={to.y} className={styles['line']} />
          </svg>
          <span className={styles['metres']} style={{ left: chip.x, top: chip.y }}>
            {t('seats.tooNear', { metres: inMetres.format(metres) })}
          </span>
        </div>
      ))}
    </>
  )
}

function isRoomPlan({ props }: TemplateShape): boolean {
  const template = findKnownTemplate(props.templateId, props.version)
  return template?.coverage?.some(({ kind }) => kind === 'too-near') ?? false
}
