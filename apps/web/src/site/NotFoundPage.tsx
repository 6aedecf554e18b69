import { useTranslation } from 'react-i18next'
import { NoticePage } from './NoticePage.tsx'

export function NotFoundPage() {
  const { t } = useTranslation()
  return <NoticePage title={t('notFound.title')} body={t('notFound.body')} />
}
