import { Circle, Hexagon, Square, Type } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { GeoShapeGeoStyle, useValue, type Editor } from 'tldraw'
import { Button } from '../../design/Button.tsx'
import styles from './OwnTemplates.module.css'

const FORMS = [
  { form: 'rectangle', icon: Square },
  { form: 'ellipse', icon: Circle },
  { form: 'hexagon', icon: Hexagon },
] as const

/** The tools of the canvas, of which each form becomes a zone and each text a label. */
export function DrawingTools({ editor }: { editor: Editor }) {
  const { t } = useTranslation()
  const inHand = useValue(
    'tool in hand',
    () =>
      editor.getCurrentToolId() === 'geo'
        ? editor.getStyleForNextShape(GeoShapeGeoStyle)
        : editor.getCurrentToolId(),
    [editor],
  )

  function takeForm(form: (typeof FORMS)[number]['form']) {
    editor.setStyleForNextShapes(GeoShapeGeoStyle, form)
    editor.setCurrentTool('geo')
  }

  return (
    <div className={styles['actions']} role="group" aria-label={t('ownTemplates.tools')}>
      {FORMS.map(({ form, icon: Icon }) => (
        <Button key={form} aria-pressed={inHand === form} onClick={() => takeForm(form)}>
          <Icon size={18} aria-hidden /> {t(`ownTemplates.form.${form}`)}
        </Button>
      ))}
      <Button aria-pressed={inHand === 'text'} onClick={() => editor.setCurrentTool('text')}>
        <Type size={18} aria-hidden /> {t('ownTemplates.form.text')}
      </Button>
    </div>
  )
}
