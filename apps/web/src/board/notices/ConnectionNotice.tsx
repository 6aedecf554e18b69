import { CloudAlert, CloudOff } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../design/Button.tsx'
import { useBoard } from '../board-context.ts'
import { useConnectionSign } from '../connection/use-connection-sign.ts'
import { BoardNotice } from './BoardNotice.tsx'

/**
 * Stays as long as the trouble does: what must not be missed does not fade away. Only where the work is safe on this
 * device, a person may put it away until the connection is back.
 */
export function ConnectionNotice() {
  const { t } = useTranslation()
  const sign = useConnectionSign(useBoard().session)
  const [isPutAway, setPutAway] = useState(false)
  const isKept = sign.tone === 'kept'
  if (!isKept && isPutAway) setPutAway(false)
  const isShown = sign.tone === 'attention' || (isKept && !isPutAway)
  return (
    <>
      {isShown && (
        <BoardNotice icon={isKept ? CloudOff : CloudAlert}>
          <p>
            <strong>{t(sign.text, { count: sign.count })}.</strong> {sign.detail !== null && t(sign.detail)}
          </p>
          {sign.offersReload && (
            <Button onClick={() => window.location.reload()}>{t('product.reload')}</Button>
          )}
          {isKept && <Button onClick={() => setPutAway(true)}>{t('connection.understood')}</Button>}
        </BoardNotice>
      )}
    </>
  )
}
