import { X } from 'lucide-react'
import { Dialog } from 'radix-ui'
import { useContext, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { IconButton } from './IconButton.tsx'
import { PanelOpener } from './panel-opener.ts'
import styles from './Panel.module.css'

interface PanelProps {
  title: string
  side: 'left' | 'right'
  onClose: () => void
  children: ReactNode
}

/**
 * Lies over the board without blocking it; a sheet from below on a narrow screen. Takes the focus when it opens,
 * closes with Esc, gives the focus back. Leaves the bottom right corner free.
 */
export function Panel({ title, side, onClose, children }: PanelProps) {
  const { t } = useTranslation()
  const opener = useContext(PanelOpener)

  function giveFocusBack(event: Event) {
    event.preventDefault()
    // Whoever went on to work on the board keeps the focus there.
    const isFree = document.activeElement === null || document.activeElement === document.body
    if (isFree && opener instanceof HTMLElement) opener.focus()
  }

  return (
    <Dialog.Root open modal={false} onOpenChange={(open) => !open && onClose()}>
      <Dialog.Content
        className={[styles['panel'], styles[side]].join(' ')}
        aria-describedby={undefined}
        onCloseAutoFocus={giveFocusBack}
        // People go on working on the board while a panel is open.
        onInteractOutside={(event) => event.preventDefault()}
      >
        <div className={styles['head']}>
          <Dialog.Title className={styles['title']}>{title}</Dialog.Title>
          <Dialog.Close asChild>
            <IconButton icon={X} label={t('product.close')} />
          </Dialog.Close>
        </div>
        <div className={styles['body']}>{children}</div>
      </Dialog.Content>
    </Dialog.Root>
  )
}
