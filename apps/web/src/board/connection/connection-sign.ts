import type { CloseReasonName } from '@anderhalf/protocol'
import type { LaneStatus } from '../../lane/connect-lane.ts'
import type { SaveState } from '../../lane/save-watch.ts'
import type { Texts } from '../../i18n/texts.ts'

type ConnectionText = `connection.${keyof Texts['connection']}`

/**
 * What the board says about its connection.
 * - `calm`: nothing to do, nothing to fear
 * - `busy`: a moment
 * - `attention`: work may be lost or out of date
 */
export interface ConnectionSign {
  readonly tone: 'calm' | 'busy' | 'attention'
  readonly text: ConnectionText
  /** What to do; null where the short text says it all. */
  readonly detail: ConnectionText | null
  /** Whether only loading the page again helps. */
  readonly offersReload: boolean
}

export function connectionSignOf(status: LaneStatus, saveState: SaveState): ConnectionSign {
  if (status.kind === 'stopped') return stoppedSign(status.reason)
  if (saveState === 'rejected') {
    return attention('connection.rejected', 'connection.rejectedDetail', true)
  }
  switch (status.kind) {
    case 'connecting':
      return { tone: 'busy', text: 'connection.connecting', detail: null, offersReload: false }
    case 'live':
      return saveState === 'saving'
        ? { tone: 'busy', text: 'connection.saving', detail: null, offersReload: false }
        : { tone: 'calm', text: 'connection.saved', detail: null, offersReload: false }
    case 'offline':
      if (saveState === 'saving')
        return attention('connection.offlineUnsaved', 'connection.offlineUnsavedDetail', false)
      return status.reason === 'full' || status.reason === 'tryLater'
        ? attention('connection.crowded', 'connection.crowdedDetail', false)
        : attention('connection.offline', 'connection.offlineDetail', false)
  }
}

function stoppedSign(reason: CloseReasonName | null): ConnectionSign {
  return (
    (reason === null ? undefined : STOPPED_SIGN[reason]) ??
    attention('connection.stopped', 'connection.stoppedDetail', true)
  )
}

const STOPPED_SIGN: Partial<Record<CloseReasonName, ConnectionSign>> = {
  reload: attention('connection.reload', 'connection.reloadDetail', true),
  signIn: attention('connection.signIn', 'connection.signInDetail', false),
  notAllowed: attention('connection.notAllowed', 'connection.notAllowedDetail', false),
  gone: attention('connection.gone', 'connection.goneDetail', false),
}

function attention(text: ConnectionText, detail: ConnectionText, offersReload: boolean): ConnectionSign {
  return { tone: 'attention', text, detail, offersReload }
}
