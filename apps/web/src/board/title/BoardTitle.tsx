import { LIMITS } from '@anderhalf/protocol'
import { useState, type FormEvent, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { renameBoard } from '../../api/relay-api.ts'
import { useBoard } from '../board-context.ts'
import styles from './BoardTitle.module.css'

/** The facilitator presses it to rename the board; for everybody else it is the heading. */
export function BoardTitle() {
  const { t } = useTranslation()
  const { title, session } = useBoard()
  const [draft, setDraft] = useState<string | null>(null)
  const { boardId, role } = session.visit

  if (role !== 'facilitator') {
    return (
      <h1 className={styles['title']} title={title}>
        {title}
      </h1>
    )
  }
  if (draft === null) {
    return (
      <h1 className={styles['heading']}>
        <button
          type="button"
          className={[styles['title'], styles['button']].join(' ')}
          title={t('board.rename')}
          onClick={() => setDraft(title)}
        >
          {title}
        </button>
      </h1>
    )
  }

  function save() {
    const next = draft?.trim() ?? ''
    setDraft(null)
    // The new title comes back with the facts; if the relay cannot be reached, the old one stays on the screen.
    if (next !== '' && next !== title) void renameBoard(boardId, next)
  }

  function onSubmit(event: FormEvent) {
    event.preventDefault()
    save()
  }

  function onKeyDown(event: KeyboardEvent) {
    event.stopPropagation()
    if (event.key === 'Escape') setDraft(null)
  }

  return (
    <form onSubmit={onSubmit} className={styles['form']}>
      <input
        ref={(input) => input?.focus()}
        className={styles['input']}
        aria-label={t('board.title')}
        value={draft}
        maxLength={LIMITS.maxTitleLength}
        onChange={(event) => setDraft(event.target.value)}
        onFocus={(event) => event.target.select()}
        onBlur={save}
        onKeyDown={onKeyDown}
      />
    </form>
  )
}
