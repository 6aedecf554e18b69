import { X } from 'lucide-react'
import { Dialog } from 'radix-ui'
import { useTranslation } from 'react-i18next'
import { IconButton } from '../../design/IconButton.tsx'
import styles from './BigQrCode.module.css'
import { QrImage } from './QrImage.tsx'
import { spokenCode } from './spoken-code.ts'

interface BigQrCodeProps {
  title: string
  link: string
  /** null while the door is closed */
  code: string | null
  onClose: () => void
}

/** For the big screen in the room: readable from the last row. */
export function BigQrCode({ title, link, code, onClose }: BigQrCodeProps) {
  const { t } = useTranslation()
  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Content className={styles['screen']} aria-describedby={undefined}>
          <Dialog.Title className={styles['title']}>{title}</Dialog.Title>
          <QrImage text={link} label={t('share.qrAlt')} className={styles['qr']} />
          <div className={styles['words']}>
            <p>{t('share.qrHint')}</p>
            {code !== null && (
              <>
                <p>{t('share.codeWhere', { address: new URL(link).host })}</p>
                <p className={styles['code']}>{spokenCode(code)}</p>
              </>
            )}
          </div>
          <Dialog.Close asChild>
            <IconButton icon={X} label={t('product.close')} className={styles['close']} />
          </Dialog.Close>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
