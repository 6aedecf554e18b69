import { CloudOff } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../design/Button.tsx'
import { useBoard } from '../board-context.ts'
import { useConnectionSign } from '../connection/use-connection-sign.ts'
import { BoardNotice } from './BoardNotice.tsx'

/** Stays as long as the trouble does: what must not be missed does not fade away. */
export function ConnectionNotice() {
  const { t } = useTranslation()
  const sign = useConnectionSign(useBoard().session)
  return (
    <>
      {sign.tone === 'attention' && (
        <BoardNotice icon={CloudOff}>
          <p>
            <strong>{t(sign.text)}.</strong> {sign.detail !== null && t(sign.detail)}
          </p>
          {sign.offersReload && (
            <Button onClick={() => window.location.reload()}>{t('product.reload')}</Button>
          )}
        </BoardNotice>
      )}
    </>
  )
}
