import type { Invitation, InvitedBoard } from '@anderhalf/protocol'
import { useEffect, useState } from 'react'
import type { Refusal } from '../api/answer.ts'
import { readInvitation, visitBoard } from '../api/relay-api.ts'
import { wasOnBoard } from '../device/visited-boards.ts'
import { suggestLocale } from '../i18n/language.ts'
import { parseFragment } from './parse-invitation.ts'

export interface TakenInvitation {
  readonly invitation: Invitation
  /** The name of who is on the board already, on this device; null for a newcomer. */
  readonly knownName: string | null
}

export type InvitationState =
  | { readonly kind: 'reading' }
  | { readonly kind: 'wrong'; readonly byCode: boolean }
  | { readonly kind: 'failed'; readonly refusal: Refusal }
  | { readonly kind: 'invited'; readonly board: InvitedBoard; readonly taken: TakenInvitation }

export function useInvitation(boardId: string, fragment: string): InvitationState {
  const [state, setState] = useState<InvitationState>({ kind: 'reading' })
  useEffect(() => {
    let overtaken = false
    async function read() {
      const next = await readState(boardId, fragment)
      if (!overtaken) setState(next)
    }
    void read()
    return () => {
      overtaken = true
    }
  }, [boardId, fragment])
  return state
}

async function readState(boardId: string, fragment: string): Promise<InvitationState> {
  const invitation = parseFragment(boardId, fragment)
  if (invitation === null) return { kind: 'wrong', byCode: false }
  const answer = await readInvitation(invitation)
  if (!answer.ok) {
    return answer.refusal === 'link-unknown' || answer.refusal === 'board-unknown'
      ? { kind: 'wrong', byCode: 'code' in invitation }
      : { kind: 'failed', refusal: answer.refusal }
  }
  suggestLocale(answer.value.locale)
  const knownName = await readKnownName(answer.value.boardId)
  return { kind: 'invited', board: answer.value, taken: { invitation, knownName } }
}

async function readKnownName(boardId: string): Promise<string | null> {
  if (!wasOnBoard(boardId)) return null
  const visit = await visitBoard(boardId)
  return visit.ok && visit.value.name !== '' ? visit.value.name : null
}
