import { Ellipsis } from 'lucide-react'
import { DropdownMenu } from 'radix-ui'
import { useTranslation } from 'react-i18next'
import { IconButton } from '../../design/IconButton.tsx'
import styles from './PersonMenu.module.css'

interface PersonMenuProps {
  name: string
  onSendAway: () => void
}

/** What a facilitator can do about one person. */
export function PersonMenu({ name, onSendAway }: PersonMenuProps) {
  const { t } = useTranslation()
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger asChild>
        <IconButton icon={Ellipsis} label={t('sendAway.options', { name })} />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content className={styles['menu']} align="end" sideOffset={4} collisionPadding={8}>
          <DropdownMenu.Item className={styles['item']} onSelect={onSendAway}>
            {t('sendAway.open')}
          </DropdownMenu.Item>
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  )
}
