import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { forgetDevice } from '../../api/relay-api.ts'
import { Button } from '../../design/Button.tsx'
import { Notice } from '../../design/Notice.tsx'
import { countUnsent } from '../../device/kept-boards.ts'
import { forgetEverything } from '../../device/forget-everything.ts'

export function ForgetDeviceDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation()
  const [busy, setBusy] = useState(false)
  const [unsentCount, setUnsentCount] = useState(0)
  const [fault, setFault] = useState<string | null>(null)

  useEffect(() => {
    void (async () => setUnsentCount(await countUnsent()))()
  }, [])

  async function forget() {
    setBusy(true)
    const answer = await forgetDevice()
    setBusy(false)
    if (!answer.ok) return setFault(t(`problem.${answer.refusal}`))
    await forgetEverything()
    window.location.assign('/')
  }

  return (
    <Notice title={t('more.forgetTitle')} onClose={onClose}>
      <p>{t('more.forgetBody')}</p>
      {unsentCount > 0 && (
        <p>
          <strong>{t('more.forgetUnsent')}</strong>
        </p>
      )}
      <Button look="danger" busy={busy} onClick={() => void forget()}>
        {t('more.forgetConfirm')}
      </Button>
      <Button onClick={onClose}>{t('product.cancel')}</Button>
      {fault !== null && <p role="alert">{fault}</p>}
    </Notice>
  )
}
