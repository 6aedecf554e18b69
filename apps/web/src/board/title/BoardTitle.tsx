import { LIMITS } from '@anderhalf/protocol'
import { useState, type FormEvent, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { Refusal } from '../../api/answer.ts'
import { renameBoard } from '../../api/relay-api.ts'
import { useBoard } from '../board-context.ts'
import styles from './BoardTitle.module.css'

/** The facilitator presses it to rename the board; for everybody else it is the heading. */
export function BoardTitle() {
  const { t } = useTranslation()
  const { title, session } = useBoard()
  const [draft, setDraft] = useState<string | null>(null)
  const [fault, setFault] = useState<Refusal | null>(null)
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

  async function save() {
    const next = draft?.trim() ?? ''
    setDraft(null)
    if (next === '' || next === title) return
    // The new title comes back with the facts, like for everybody else.
    const answer = await renameBoard(boardId, next)
    setFault(answer.ok ? null : answer.refusal)
    if (!answer.ok) setDraft(next)
  }

  function onSubmit(event: FormEvent) {
    event.preventDefault()
    void save()
  }

  function onKeyDown(event: KeyboardEvent) {
    event.stopPropagation()
    if (event.key !== 'Escape') return
    setDraft(null)
    setFault(null)
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
        onBlur={() => void save()}
        onKeyDown={onKeyDown}
        aria-invalid={fault !== null}
      />
      <p className={styles['fault']} role="alert">
        {fault !== null && t(`problem.${fault}`)}
      </p>
    </form>
  )
}
