import { REJECT_CODE, type CloseReasonName, type RejectCode } from '@anderhalf/protocol'
import type { LaneStatus } from '../../lane/connect-lane.ts'
import type { Keeping } from '../../lane/lane-cache.ts'
import type { SaveState } from '../../lane/save-watch.ts'
import type { Texts } from '../../i18n/texts.ts'

type ConnectionText =
  | `connection.${keyof Texts['connection']}`
  | `connection.${'offlineKept' | 'offlineUnsaved'}`

/** What is known about the work of this device. */
export interface SafetyState {
  readonly status: LaneStatus
  readonly saveState: SaveState
  /** Why the relay refused something, as a number of the protocol. */
  readonly rejectCode: number | null
  /** The relay cannot read all of the board, and takes nothing. */
  readonly isDamaged: boolean
  /** Notes and other things on the board that hold what the relay has not called safe. */
  readonly unsafeCount: number
  readonly keeping: Keeping
  /** Whether all that is unsafe would outlive this tab. */
  readonly isStored: boolean
}

/**
 * What the board says about its connection.
 * - `calm`: nothing to do, nothing to fear
 * - `busy`: a moment
 * - `kept`: no connection; what is made here is safe on this device
 * - `attention`: work may be lost or out of date
 */
export interface ConnectionSign {
  readonly tone: 'calm' | 'busy' | 'kept' | 'attention'
  readonly text: ConnectionText
  /** What to do; null where the short text says it all. */
  readonly detail: ConnectionText | null
  /** Whether only loading the page again helps. */
  readonly offersReload: boolean
  /** Of what `text` counts. */
  readonly count: number
}

export function connectionSignOf(state: SafetyState): ConnectionSign {
  const { status, saveState, unsafeCount } = state
  if (status.kind === 'stopped') return stoppedSign(status.reason)
  if (saveState === 'rejected') {
    return sign('attention', 'connection.rejected', rejectedDetail(state.rejectCode), true)
  }
  const isUnsafe = saveState !== 'saved'
  if (status.kind === 'live' && state.isDamaged) return damagedSign(state)
  switch (status.kind) {
    case 'connecting':
      return isUnsafe ? offlineSign(state) : sign('busy', 'connection.connecting')
    case 'live':
      if (saveState === 'stalled') {
        return sign(
          'attention',
          'connection.stalled',
          isSafeHere(state) ? 'connection.stalledKept' : 'connection.stalledDetail',
        )
      }
      return isUnsafe ? sign('busy', 'connection.saving') : sign('calm', 'connection.saved')
    case 'offline':
      if (!isUnsafe && (status.reason === 'full' || status.reason === 'tryLater')) {
        return sign('attention', 'connection.crowded', 'connection.crowdedDetail')
      }
      return withoutSocket(
        offlineSign({ ...state, unsafeCount: isUnsafe ? Math.max(1, unsafeCount) : 0 }),
        status.reason === 'noSocket',
      )
  }
}

/** Whether closing this tab now would lose something. */
export function wouldLoseWork({ saveState, keeping, isStored }: SafetyState): boolean {
  return saveState !== 'saved' && !(keeping === 'kept' && isStored)
}

function isSafeHere({ keeping, isStored }: SafetyState): boolean {
  return keeping === 'kept' && isStored
}

function offlineSign(state: SafetyState): ConnectionSign {
  const { keeping, unsafeCount: count } = state
  if (keeping === 'kept') {
    if (count === 0) return sign('kept', 'connection.offline', 'connection.offlineDetail')
    return { ...sign('kept', 'connection.offlineKept', 'connection.offlineKeptDetail'), count }
  }
  if (count === 0) return sign('attention', 'connection.offline', NOT_KEPT_DETAIL[keeping])
  return { ...sign('attention', 'connection.offlineUnsaved', NOT_KEPT_DETAIL[keeping]), count }
}

/** Where work is safe, why there is no connection comes first: a person can look for another network. */
function withoutSocket(offline: ConnectionSign, isSocketMissing: boolean): ConnectionSign {
  if (!isSocketMissing) return offline
  const text = offline.count === 0 ? 'connection.noSocket' : offline.text
  return { ...offline, text, detail: offline.tone === 'kept' ? 'connection.noSocketDetail' : offline.detail }
}

const NOT_KEPT_DETAIL = {
  shared: 'connection.notKeptShared',
  unavailable: 'connection.notKeptUnavailable',
  full: 'connection.notKeptFull',
} as const satisfies Record<Exclude<Keeping, 'kept'>, ConnectionText>

function damagedSign(state: SafetyState): ConnectionSign {
  if (state.saveState === 'saved') return sign('attention', 'connection.damaged', 'connection.damagedDetail')
  const detail = isSafeHere(state) ? 'connection.damagedKept' : 'connection.damagedUnsaved'
  return sign('attention', 'connection.damaged', detail)
}

/** A newer relay may have reasons that this page does not know. */
function rejectedDetail(code: number | null): ConnectionText {
  const known: Partial<Record<number, ConnectionText>> = REJECTED_DETAIL
  return known[code ?? 0] ?? 'connection.rejectedDetail'
}

const REJECTED_DETAIL: Record<RejectCode, ConnectionText> = {
  [REJECT_CODE.boardFull]: 'connection.rejectedFull',
  [REJECT_CODE.tooLarge]: 'connection.rejectedTooLarge',
  [REJECT_CODE.textTooLong]: 'connection.rejectedText',
  [REJECT_CODE.readOnlyLane]: 'connection.rejectedReadOnly',
  [REJECT_CODE.lockedTemplate]: 'connection.rejectedLocked',
  [REJECT_CODE.inlineImage]: 'connection.rejectedImage',
  // A fault of a program, or of two people at the same moment: there is nothing else to do about it.
  [REJECT_CODE.malformedUpdate]: 'connection.rejectedDetail',
  [REJECT_CODE.missingContext]: 'connection.rejectedDetail',
  [REJECT_CODE.foreignClientId]: 'connection.rejectedDetail',
  [REJECT_CODE.invalidRecord]: 'connection.rejectedDetail',
  [REJECT_CODE.tooManyClientIds]: 'connection.rejectedDetail',
  [REJECT_CODE.damagedLane]: 'connection.damagedDetail',
}

function stoppedSign(reason: CloseReasonName | null): ConnectionSign {
  return (
    (reason === null ? undefined : STOPPED_SIGN[reason]) ??
    sign('attention', 'connection.stopped', 'connection.stoppedDetail', true)
  )
}

const STOPPED_SIGN: Partial<Record<CloseReasonName, ConnectionSign>> = {
  reload: sign('attention', 'connection.reload', 'connection.reloadDetail', true),
  boardClosed: sign('attention', 'connection.renewed', 'connection.renewedDetail', true),
  signIn: sign('attention', 'connection.signIn', 'connection.signInDetail'),
  notAllowed: sign('attention', 'connection.notAllowed', 'connection.notAllowedDetail'),
  gone: sign('attention', 'connection.gone', 'connection.goneDetail'),
}

function sign(
  tone: ConnectionSign['tone'],
  text: ConnectionText,
  detail: ConnectionText | null = null,
  offersReload = false,
): ConnectionSign {
  return { tone, text, detail, offersReload, count: 0 }
}
