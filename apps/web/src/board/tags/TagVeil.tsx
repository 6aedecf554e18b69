import { useTranslation } from 'react-i18next'
import { stopEventPropagation, useEditor, useValue, type Editor } from 'tldraw'
import { Button } from '../../design/Button.tsx'
import { hasTag, tagFilterOf } from './tag-filter.ts'
import { isNote } from './tag-notes.ts'
import styles from './TagOverlay.module.css'

/** While notes are filtered by a tag: a veil over all but these, a line around each, and in words what is shown. */
export function TagVeil() {
  const editor = useEditor()
  const { t } = useTranslation()
  const filter = tagFilterOf(editor)
  const tag = useValue(filter)
  const marked = useValue(
    'notes with the tag',
    () =>
      tag === null
        ? []
        : editor.getCurrentPageShapes().filter((shape) => isNote(shape) && hasTag(shape, tag)),
    [editor, tag],
  )
  const outlines = useValue(
    'outlines',
    () => marked.flatMap(({ id }) => outlineOf(editor, id) ?? []).join(' '),
    [editor, marked],
  )
  if (tag === null) return null
  return (
    <>
      <svg className={styles['veil']} aria-hidden>
        <path d={`M-9 -9H99999V99999H-9Z ${outlines}`} className={styles['covered']} />
        <path d={outlines} className={styles['outline']} />
      </svg>
      <div className={styles['shown']} onPointerDown={stopEventPropagation}>
        <p role="status">
          {t('tags.shown', { tag })} {t('zones.count', { count: marked.length })}
        </p>
        <Button onClick={() => filter.set(null)}>{t('tags.showAll')}</Button>
      </div>
    </>
  )
}

/** @returns the path around a note in pixels of the canvas, or null out of sight */
function outlineOf(editor: Editor, id: Parameters<Editor['getShapePageTransform']>[0]): string | null {
  const page = editor.getShapePageBounds(id)
  if (page === undefined || !editor.getViewportPageBounds().collides(page)) return null
  const { corners } = editor.getShapeGeometry(id).bounds
  const points = editor.getShapePageTransform(id).applyToPoints(corners)
  const path = points.map((point) => {
    const { x, y } = editor.pageToViewport(point)
    return `${x.toFixed(1)} ${y.toFixed(1)}`
  })
  return `M${path.join('L')}Z`
}
