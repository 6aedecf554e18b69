import { X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { stopEventPropagation, useEditor, useValue, type BoxModel } from 'tldraw'
import { IconButton } from '../../design/IconButton.tsx'
import type { ImageUpload } from './image-uploads.ts'
import styles from './ImagePlaceholder.module.css'

interface ImagePlaceholderProps {
  upload: ImageUpload
  place: BoxModel
}

export function ImagePlaceholder({ upload, place }: ImagePlaceholderProps) {
  const { t } = useTranslation()
  const editor = useEditor()
  const percent = useValue('percent', () => Math.round(upload.share.get() * 100), [upload])
  const isWaiting = useValue('is waiting', () => upload.isWaiting.get(), [upload])
  const zoom = useValue('zoom', () => editor.getZoomLevel(), [editor])
  const { name } = upload
  return (
    <div
      className={styles['place']}
      style={{
        width: place.w * zoom,
        height: place.h * zoom,
        transform: `translate(${place.x}px, ${place.y}px) scale(${1 / zoom})`,
      }}
      data-testid="image-placeholder"
    >
      <div className={styles['state']} onPointerDown={stopEventPropagation}>
        <p>{isWaiting ? t('images.waiting') : t('images.sending', { percent })}</p>
        <div
          className={styles['bar']}
          role="progressbar"
          aria-label={t('images.progress', { name })}
          aria-valuemin={0}
          aria-valuemax={100}
          aria-valuenow={percent}
        >
          <div className={styles['sent']} style={{ width: `${percent}%` }} />
        </div>
        <IconButton icon={X} label={t('images.cancel', { name })} onClick={upload.cancel} />
      </div>
    </div>
  )
}
