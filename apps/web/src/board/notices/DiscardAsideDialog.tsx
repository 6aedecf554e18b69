import { useTranslation } from 'react-i18next'
import { Button } from '../../design/Button.tsx'
import { Notice } from '../../design/Notice.tsx'

interface DiscardAsideDialogProps {
  count: number
  onDiscard: () => void
  onClose: () => void
  /** Once it is closed and nothing was thrown away. */
  giveFocusBack: () => void
}

/** Nothing brings it back, so the focus begins at what keeps it. */
export function DiscardAsideDialog({ count, onDiscard, onClose, giveFocusBack }: DiscardAsideDialogProps) {
  const { t } = useTranslation()
  return (
    <Notice title={t('setAside.discardTitle')} onClose={onClose} giveFocusBack={giveFocusBack}>
      <p>{t('setAside.discardBody', { count })}</p>
      <Button onClick={onClose}>{t('product.cancel')}</Button>
      <Button look="danger" onClick={onDiscard}>
        {t('setAside.discard')}
      </Button>
    </Notice>
  )
}
