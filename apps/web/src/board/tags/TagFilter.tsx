import { tagKeyOf } from '@anderhalf/board-model'
import { useTranslation } from 'react-i18next'
import { useValue, type Editor } from 'tldraw'
import { lookAt } from '../look-at.ts'
import type { CountedTag } from './tag-notes.ts'
import { hasTag, tagFilterOf } from './tag-filter.ts'
import { isNote } from './tag-notes.ts'
import styles from './TagsPanel.module.css'

/** Each tag of the board as a switch: pressed, its notes stand out. */
export function TagFilter({ editor, onBoard }: { editor: Editor; onBoard: readonly CountedTag[] }) {
  const { t } = useTranslation()
  const filter = tagFilterOf(editor)
  const shown = useValue(filter)
  const shownKey = shown === null ? null : tagKeyOf(shown)

  function toggle(tag: string) {
    if (tagKeyOf(tag) === shownKey) return filter.set(null)
    filter.set(tag)
    bringIntoSight(editor, tag)
  }

  return (
    <section className={styles['section']}>
      <h3 className={styles['heading']}>{t('tags.onBoard')}</h3>
      {onBoard.length === 0 ? (
        <p className={styles['hint']}>{t('tags.none')}</p>
      ) : (
        <>
          <p className={styles['hint']}>{t('tags.filterHint')}</p>
          <ul className={styles['chips']}>
            {onBoard.map(({ tag, count }) => (
              <li key={tagKeyOf(tag)}>
                <button
                  type="button"
                  className={styles['switch']}
                  aria-pressed={tagKeyOf(tag) === shownKey}
                  onClick={() => toggle(tag)}
                >
                  {tag} <span className={styles['count']}>{t('zones.count', { count })}</span>
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

/** Only when no note with the tag can be seen: whoever looks at some of them keeps their place. */
function bringIntoSight(editor: Editor, tag: string): void {
  const boxes = editor
    .getCurrentPageShapes()
    .flatMap((shape) => (isNote(shape) && hasTag(shape, tag) ? (editor.getShapePageBounds(shape) ?? []) : []))
  const viewport = editor.getViewportPageBounds()
  const [first, ...others] = boxes
  if (first === undefined || boxes.some((box) => viewport.collides(box))) return
  const around = first.clone()
  for (const box of others) around.expand(box)
  lookAt(editor, around, { besidePanel: true, glide: true })
}
