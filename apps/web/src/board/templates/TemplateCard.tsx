import { drawTemplate, PALETTES, type Template } from '@anderhalf/template-kit'
import { memo, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useIsDarkScheme } from '../../design/use-is-dark-scheme.ts'
import { useLocale } from '../../i18n/use-locale.ts'
import { DrawingShapes } from '../TemplateDrawing.tsx'
import styles from './TemplateCard.module.css'
import { useHasComeNear } from './use-has-come-near.ts'

interface TemplateCardProps {
  template: Template
  /** Drawn with the panel, in the same frame; the others when they come near. */
  isInSight: boolean
  onAdd: () => void
}

export function TemplateCard({ template, isInSight, onAdd }: TemplateCardProps) {
  const { t } = useTranslation()
  const locale = useLocale()
  const [ref, isNear] = useHasComeNear(isInSight)
  const { name, purpose } = template.about[locale]
  const { size, durationMinutes } = template
  return (
    <button
      ref={ref}
      type="button"
      className={styles['card']}
      aria-label={t('templates.add', { name })}
      onClick={onAdd}
    >
      <svg viewBox={`0 0 ${size.w} ${size.h}`} className={styles['preview']} aria-hidden>
        {isNear && <Preview template={template} />}
      </svg>
      <span className={styles['name']}>{name}</span>
      <span className={styles['purpose']}>{purpose}</span>
      <span className={styles['purpose']}>{t('templates.duration', { minutes: durationMinutes })}</span>
    </button>
  )
}

const Preview = memo(function Preview({ template }: { template: Template }) {
  const locale = useLocale()
  const dark = useIsDarkScheme()
  const drawing = useMemo(() => drawTemplate(template, { locale }), [template, locale])
  return <DrawingShapes drawing={drawing} palette={dark ? PALETTES.dark : PALETTES.light} />
})
