import { useTranslation } from 'react-i18next'
import { Button } from '../design/Button.tsx'
import { NoticePage } from './NoticePage.tsx'

export function BrokenPage() {
  const { t } = useTranslation()
  return (
    <NoticePage title={t('broken.title')} body={t('broken.body')}>
      <Button look="primary" onClick={() => window.location.reload()}>
        {t('product.reload')}
      </Button>
    </NoticePage>
  )
}
