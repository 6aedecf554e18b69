import { ImageOff } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useValue } from 'tldraw'
import { Button } from '../../design/Button.tsx'
import { useBoard } from '../board-context.ts'
import { BoardNotice } from '../notices/BoardNotice.tsx'
import styles from './RefusedImagesNotice.module.css'

/** Says of each image that did not come on the board why, until it was read. */
export function RefusedImagesNotice() {
  const { t } = useTranslation()
  const { images } = useBoard().session
  const refused = useValue('refused images', () => images.refused.get(), [images])
  return (
    <>
      {refused.length > 0 && (
        <BoardNotice icon={ImageOff}>
          <div>
            <ul className={styles['list']}>
              {refused.map(({ id, name, refusal }) => (
                <li key={id}>
                  <strong>{t('images.refused', { name })}</strong> {t(`problem.${refusal}`)}
                </li>
              ))}
            </ul>
            <Button onClick={images.forgetRefused}>{t('images.understood')}</Button>
          </div>
        </BoardNotice>
      )}
    </>
  )
}
