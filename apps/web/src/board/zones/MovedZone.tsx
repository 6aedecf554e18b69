import { zoneName, zonePath, type Membership } from '@anderhalf/template-kit'
import { useEditor, useValue } from 'tldraw'
import { useLocale } from '../../i18n/use-locale.ts'
import styles from './ZoneOverlay.module.css'
import { frameOfTemplate } from './placed-templates.ts'
import { zoneBox } from './zone-box.ts'
import { zoneOnBoard } from './zone-on-board.ts'

/** Shows a zone under a note that moves: an outline, and its name. */
export function MovedZone({ membership }: { membership: Membership }) {
  const editor = useEditor()
  const locale = useLocale()
  const shown = useValue(
    'moved zone',
    () => {
      const place = zoneOnBoard(editor, membership.placedId, membership.zoneId)
      if (place === null) return null
      const frame = frameOfTemplate(editor, place.shape)
      const corner = editor.pageToViewport(frame)
      const box = zoneBox(editor, place)
      const top = editor.pageToViewport({ x: box.midX, y: box.minY })
      const screen = editor.getViewportScreenBounds()
      return {
        d: zonePath(place.template, place.zone, frame),
        transform: `translate(${corner.x} ${corner.y}) rotate(${(frame.rotation * 180) / Math.PI}) scale(${editor.getZoomLevel()})`,
        name: zoneName(place.template, place.zone, locale, place.shape.props.labels),
        left: Math.min(Math.max(top.x, 80), screen.w - 80),
        top: Math.min(Math.max(top.y, 60), screen.h - 160),
      }
    },
    [editor, membership, locale],
  )
  if (shown === null) return null
  return (
    <>
      <svg className={styles['movedZone']} aria-hidden>
        <path d={shown.d} transform={shown.transform} className={styles['movedOutline']} />
      </svg>
      <span className={styles['movedName']} style={{ left: shown.left, top: shown.top }} role="status">
        {shown.name}
      </span>
    </>
  )
}
