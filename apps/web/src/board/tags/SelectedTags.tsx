import { parseTag, tagKeyOf } from '@anderhalf/board-model'
import { LIMITS } from '@anderhalf/protocol'
import { Plus, UserRound, X } from 'lucide-react'
import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { Editor, TLNoteShape } from 'tldraw'
import { Button } from '../../design/Button.tsx'
import { TextField } from '../../design/TextField.tsx'
import { useBoard } from '../board-context.ts'
import { addTag, countTags, OFFERED_TAGS, removeTag, type CountedTag } from './tag-notes.ts'
import styles from './TagsPanel.module.css'

/** More would bury the field that one types in. */
const MAX_SUGGESTIONS = 8

interface SelectedTagsProps {
  editor: Editor
  notes: readonly TLNoteShape[]
  onBoard: readonly CountedTag[]
}

export function SelectedTags({ editor, notes, onBoard }: SelectedTagsProps) {
  const { t } = useTranslation()
  const { showPanel } = useBoard()
  const [draft, setDraft] = useState('')
  const [fullCount, setFullCount] = useState(0)
  if (notes.length === 0) return <p className={styles['hint']}>{t('tags.selectFirst')}</p>

  const given = countTags(notes)
  const onEvery = new Set(given.flatMap(({ tag, count }) => (count === notes.length ? tagKeyOf(tag) : [])))
  const typed = tagKeyOf(draft.trim())
  const suggested = onBoard
    .filter(({ tag }) => !onEvery.has(tagKeyOf(tag)) && tagKeyOf(tag).startsWith(typed))
    .slice(0, MAX_SUGGESTIONS)

  function add(tag: string) {
    setFullCount(addTag(editor, notes, tag))
    setDraft('')
  }

  function onSubmit(event: FormEvent) {
    event.preventDefault()
    const tag = parseTag(draft)
    if (tag !== null) add(onBoard.find((known) => tagKeyOf(known.tag) === tagKeyOf(tag))?.tag ?? tag)
  }

  return (
    <section className={styles['section']}>
      <h3 className={styles['heading']}>{t('tags.ofSelected', { count: notes.length })}</h3>
      {given.length > 0 && (
        <ul className={styles['chips']}>
          {given.map(({ tag, count }) => (
            <li key={tagKeyOf(tag)}>
              <button
                type="button"
                className={styles['chip']}
                aria-label={t('tags.remove', { tag })}
                title={t('tags.remove', { tag })}
                onClick={() => removeTag(editor, notes, tag)}
              >
                {tag}
                {count < notes.length && (
                  <span className={styles['count']}>{t('tags.onSome', { count })}</span>
                )}
                <X size={16} aria-hidden />
              </button>
            </li>
          ))}
        </ul>
      )}
      <form onSubmit={onSubmit} className={styles['form']}>
        <TextField
          label={t('tags.new')}
          value={draft}
          maxLength={LIMITS.maxTagLength}
          autoComplete="off"
          fault={fullCount === 0 ? null : t('tags.full', { count: fullCount, most: OFFERED_TAGS })}
          onChange={(event) => {
            setFullCount(0)
            setDraft(event.target.value)
          }}
        />
        <Button type="submit" look="primary">
          {t('tags.add')}
        </Button>
      </form>
      {suggested.length > 0 && (
        <ul className={styles['chips']} aria-label={t('tags.known')}>
          {suggested.map(({ tag }) => (
            <li key={tagKeyOf(tag)}>
              <button
                type="button"
                className={styles['offer']}
                aria-label={t('tags.addKnown', { tag })}
                onClick={() => add(tag)}
              >
                <Plus size={16} aria-hidden />
                {tag}
              </button>
            </li>
          ))}
        </ul>
      )}
      <Button onClick={() => showPanel('authors')}>
        <UserRound size={20} aria-hidden />
        {t('authors.show', { count: notes.length })}
      </Button>
    </section>
  )
}
