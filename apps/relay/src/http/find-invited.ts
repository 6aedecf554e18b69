import { ROLE_OF_CODE, type Role } from '@anderhalf/protocol'
import type { InferOutput } from 'valibot'
import type { invitationSchema } from '@anderhalf/protocol'
import { FIRST_LINKS } from '../access/link-secrets.ts'
import type { BoardRecord } from '../access/board-records.ts'
import type { ApiDependencies } from './api-dependencies.ts'
import type { WaitMs } from './request-limits.ts'
import type { RequestLimits } from './request-limits.ts'

export interface Invited {
  readonly board: BoardRecord
  readonly role: Role
}

type Finding = { readonly found: Invited | null } | { readonly waitMs: NonNullable<WaitMs> }

/** Looks up what a link or code opens. Wrong, closed and expired are one answer, after the same work. */
export async function findInvited(
  invitation: InferOutput<typeof invitationSchema>,
  address: string,
  requestLimits: RequestLimits,
  { doorCodes, linkSecrets, records, nowMs }: ApiDependencies,
): Promise<Finding> {
  const kind = 'code' in invitation ? 'code' : 'link'
  const waitMs = await requestLimits.takeGuess(kind, address)
  if (waitMs !== null) return { waitMs }
  const found = 'code' in invitation ? byCode(invitation.code) : byLink(invitation)
  if (found !== null) await requestLimits.giveGuessBack(kind, address)
  return { found }

  function byCode(code: string): Invited | null {
    const board = records.findBoardByDoor(doorCodes.hashOf(code))
    const isOpen = board?.doorOpenUntilMs != null && board.doorOpenUntilMs > nowMs()
    return isOpen ? { board, role: ROLE_OF_CODE } : null
  }

  function byLink({ boardId, secret }: Exclude<typeof invitation, { code: string }>): Invited | null {
    const board = records.findBoard(boardId)
    const role = linkSecrets.roleOf(boardId, board?.linkRotations ?? FIRST_LINKS, secret)
    return board !== null && role !== null ? { board, role } : null
  }
}
