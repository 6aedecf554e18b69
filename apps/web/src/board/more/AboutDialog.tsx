import { useTranslation } from 'react-i18next'
import { Button } from '../../design/Button.tsx'
import { Notice } from '../../design/Notice.tsx'

export function AboutDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation()
  return (
    <Notice title={t('more.about')} onClose={onClose}>
      <p>{t('more.aboutBody')}</p>
      <Button onClick={onClose}>{t('product.close')}</Button>
    </Notice>
  )
}
