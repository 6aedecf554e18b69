import { Dialog } from 'radix-ui'
import type { ReactNode } from 'react'
import styles from './Notice.module.css'

interface NoticeProps {
  title: string
  onClose: () => void
  /** Once it is gone; without it the focus is nowhere. */
  giveFocusBack?: () => void
  children: ReactNode
}

/** Asks for an answer before anything else goes on. */
export function Notice({ title, onClose, giveFocusBack, children }: NoticeProps) {
  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Overlay className={styles['veil']} />
        <Dialog.Content
          className={styles['notice']}
          aria-describedby={undefined}
          onOpenAutoFocus={focusChosen}
          onCloseAutoFocus={giveFocusBack}
        >
          <Dialog.Title className={styles['title']}>{title}</Dialog.Title>
          {children}
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

/** Where a notice begins with a choice, begins at what is chosen, as Tab would. */
function focusChosen(event: Event) {
  if (!(event.currentTarget instanceof HTMLElement)) return
  const chosen = event.currentTarget.querySelector<HTMLInputElement>('input[type="radio"]:checked')
  if (chosen === null) return
  event.preventDefault()
  chosen.focus()
}
