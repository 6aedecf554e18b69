import { NOTE_COLORS } from '@anderhalf/protocol'
import { ChevronDown, ChevronUp, Palette, Pencil } from 'lucide-react'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { IconButton } from '../../design/IconButton.tsx'
import { useBoard } from '../board-context.ts'
import styles from './ColorLegend.module.css'
import { ColorSwatch } from './ColorSwatch.tsx'
import { useColorNames } from './use-color-names.ts'

const NARROW = '(max-width: 640px)'

/** What the colours of notes mean, in words, at the edge of the canvas. The facilitator says what they mean. */
export function ColorLegend() {
  const { t } = useTranslation()
  const { session, panel, showPanel } = useBoard()
  const names = useColorNames(session)
  const listId = useId()
  const [isOpen, setOpen] = useState(() => !window.matchMedia(NARROW).matches)
  const named = NOTE_COLORS.filter((color) => names[color] !== undefined)
  const mayName = session.visit.role === 'facilitator'
  if (named.length === 0 && !mayName) return null

  const edit = () => showPanel(panel === 'colors' ? null : 'colors')
  if (named.length === 0) {
    return (
      <div className={styles['legend']}>
        <button type="button" className={styles['opener']} aria-haspopup="dialog" onClick={edit}>
          <Palette size={20} aria-hidden />
          <span className={styles['openerText']}>{t('colors.begin')}</span>
        </button>
      </div>
    )
  }
  const Chevron = isOpen ? ChevronDown : ChevronUp
  return (
    <section className={styles['legend']} aria-label={t('colors.legend')}>
      <div className={styles['head']}>
        <button
          type="button"
          className={styles['opener']}
          aria-expanded={isOpen}
          aria-controls={listId}
          onClick={() => setOpen(!isOpen)}
        >
          <Palette size={20} aria-hidden />
          {t('colors.legend')}
          <Chevron size={20} aria-hidden />
        </button>
        {mayName && (
          <IconButton icon={Pencil} label={t('colors.edit')} aria-haspopup="dialog" onClick={edit} />
        )}
      </div>
      <ul id={listId} className={styles['list']} hidden={!isOpen}>
        {named.map((color) => (
          <li key={color} className={styles['entry']}>
            <ColorSwatch color={color} />
            <span>
              <span className={styles['color']}>{t(`colors.name.${color}`)}</span> {names[color]}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
