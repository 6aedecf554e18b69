import { drawTemplate, PALETTES, type Template } from '@anderhalf/template-kit'
import { useTranslation } from 'react-i18next'
import { useIsDarkScheme } from '../../design/use-is-dark-scheme.ts'
import { useLocale } from '../../i18n/use-locale.ts'
import { DrawingShapes } from '../TemplateDrawing.tsx'
import styles from './TemplateCard.module.css'

interface TemplateCardProps {
  template: Template
  onAdd: () => void
}

export function TemplateCard({ template, onAdd }: TemplateCardProps) {
  const { t } = useTranslation()
  const locale = useLocale()
  const dark = useIsDarkScheme()
  const { name, purpose } = template.about[locale]
  const { size } = template
  return (
    <button
      type="button"
      className={styles['card']}
      aria-label={t('templates.add', { name })}
      onClick={onAdd}
    >
      <svg viewBox={`0 0 ${size.w} ${size.h}`} className={styles['preview']} aria-hidden>
        <DrawingShapes
          drawing={drawTemplate(template, { locale })}
          palette={dark ? PALETTES.dark : PALETTES.light}
        />
      </svg>
      <span className={styles['name']}>{name}</span>
      <span className={styles['purpose']}>{purpose}</span>
    </button>
  )
}
