import { drawTemplate, PALETTES, templateOfOwn, type OwnTemplate } from '@anderhalf/template-kit'
import { useDeferredValue, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useIsDarkScheme } from '../../design/use-is-dark-scheme.ts'
import { DrawingShapes } from '../TemplateDrawing.tsx'
import styles from './OwnTemplates.module.css'

/** The template as it will lie on a board. */
export function OwnTemplatePreview({ own }: { own: OwnTemplate }) {
  const { t } = useTranslation()
  const dark = useIsDarkScheme()
  const settled = useDeferredValue(own)
  const drawing = useMemo(
    () => drawTemplate(templateOfOwn(settled, 'own/preview'), { locale: settled.language }),
    [settled],
  )
  return (
    <svg
      viewBox={`0 0 ${settled.size.w} ${settled.size.h}`}
      className={styles['preview']}
      role="img"
      aria-label={t('ownTemplates.preview')}
    >
      <DrawingShapes drawing={drawing} palette={dark ? PALETTES.dark : PALETTES.light} />
    </svg>
  )
}
