import { tagKeyOf, tagsOf } from '@anderhalf/board-model'
import { useEditor, useValue, type Editor, type TLShapeId } from 'tldraw'
import { shownTags } from './shown-tags.ts'
import { tagFilterOf } from './tag-filter.ts'
import { isNote } from './tag-notes.ts'
import styles from './TagOverlay.module.css'

/** More would hide the board, and each moves with the camera. */
const MAX_NOTES = 200
const TEXT_PX = 15
/** Smaller text cannot be read; the panel of tags finds those notes. */
const LEAST_TEXT_PX = 7

interface TaggedNote {
  readonly id: TLShapeId
  readonly tags: readonly string[]
}

const NONE: readonly TaggedNote[] = []

/** The tags of a note along its lower edge, as large as its text is. */
export function TagChips() {
  const editor = useEditor()
  const textPx = useValue('tag size', () => TEXT_PX * Math.min(editor.getZoomLevel(), 1.5), [editor])
  const isReadable = textPx >= LEAST_TEXT_PX
  // Apart from what follows the camera: most boards have few tags, and a board has thousands of notes.
  const tagged = useValue('tagged notes', () => (isReadable ? taggedNotes(editor) : NONE), [
    editor,
    isReadable,
  ])
  const filter = useValue(tagFilterOf(editor))
  const filterKey = filter === null ? null : tagKeyOf(filter)
  const shown = useValue('tag chips', () => placesOf(editor, tagged, textPx), [editor, tagged, textPx])
  return (
    <>
      {shown.map(({ id, tags, x, y, rotation, width, textPx }) => (
        <span
          key={id}
          className={styles['chips']}
          style={{ left: x, top: y, maxWidth: width, fontSize: textPx, rotate: `${rotation}rad` }}
          data-aside={filterKey === null || tags.some((tag) => tagKeyOf(tag) === filterKey) ? undefined : ''}
          aria-hidden
        >
          {shownTags(tags).map((tag) => (
            <span key={tag} className={styles['chip']}>
              {tag}
            </span>
          ))}
        </span>
      ))}
    </>
  )
}

function taggedNotes(editor: Editor): readonly TaggedNote[] {
  const tagged: TaggedNote[] = []
  for (const shape of editor.getCurrentPageShapes()) {
    const tags = isNote(shape) ? tagsOf(shape.meta) : []
    if (tags.length > 0) tagged.push({ id: shape.id, tags })
  }
  // The same value each time, so that a board without tags is not drawn anew for them.
  return tagged.length === 0 ? NONE : tagged
}

function placesOf(editor: Editor, tagged: readonly TaggedNote[], textPx: number) {
  const zoom = editor.getZoomLevel()
  const viewport = editor.getViewportPageBounds()
  const places = []
  for (const { id, tags } of tagged) {
    const bounds = editor.getShapePageBounds(id)
    if (bounds === undefined || !viewport.collides(bounds)) continue
    const { h, w } = editor.getShapeGeometry(id).bounds
    const transform = editor.getShapePageTransform(id)
    const { x, y } = editor.pageToViewport(transform.applyToPoint({ x: 0, y: h }))
    places.push({ id, tags, x, y, rotation: transform.rotation(), width: w * zoom, textPx })
    if (places.length === MAX_NOTES) break
  }
  return places
}
