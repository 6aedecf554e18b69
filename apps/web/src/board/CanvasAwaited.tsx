import { useTranslation } from 'react-i18next'
import { useValue } from 'tldraw'
import { LoadingPage } from '../site/LoadingPage.tsx'
import { NoticePage } from '../site/NoticePage.tsx'
import type { BoardSession } from './board-session.ts'
import { useConnectionSign } from './connection/use-connection-sign.ts'

/** In place of a canvas that neither this device nor the server has given yet. Goes away by itself when one does. */
export function CanvasAwaited({ session }: { session: BoardSession }) {
  const { t } = useTranslation()
  const status = useValue('status', () => session.canvas.status.get(), [session])
  const sign = useConnectionSign(session)
  const { kind } = status
  if (kind === 'connecting' || kind === 'live') return <LoadingPage />
  const title = t(sign.text, { count: sign.count })
  if (kind === 'offline') {
    const isSocketMissing = status.reason === 'noSocket'
    return (
      <NoticePage
        title={title}
        body={t(isSocketMissing ? 'connection.noSocketFirst' : 'problem.unreachable')}
      />
    )
  }
  return <NoticePage title={title} body={sign.detail === null ? '' : t(sign.detail)} />
}
