import type { BoardId } from '@anderhalf/protocol'
import { visitBoard } from '../api/relay-api.ts'

const ASK_AGAIN_AFTER_MS = 3000

/**
 * Why the relay lets this person in no more; asks until it answers, as the network may be bad in that very moment.
 *
 * @returns stop
 */
export function watchSentAway(boardId: BoardId, onSentAway: () => void): () => void {
  let isOver = false
  let timer: ReturnType<typeof setTimeout> | null = null

  async function ask() {
    const answer = await visitBoard(boardId)
    if (isOver || answer.ok || answer.refusal === 'board-unknown') return
    if (answer.refusal === 'sent-away') onSentAway()
    else timer = setTimeout(() => void ask(), ASK_AGAIN_AFTER_MS)
  }

  void ask()
  return () => {
    isOver = true
    if (timer !== null) clearTimeout(timer)
  }
}
