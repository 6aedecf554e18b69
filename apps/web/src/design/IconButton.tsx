import type { LucideIcon } from 'lucide-react'
import type { ComponentProps } from 'react'
import styles from './IconButton.module.css'

interface IconButtonProps extends ComponentProps<'button'> {
  icon: LucideIcon
  /** Names the action, for the tooltip and for screen readers. */
  label: string
}

export function IconButton({ icon: Icon, label, className, ...rest }: IconButtonProps) {
  return (
    <button
      {...rest}
      type="button"
      className={[styles['button'], className].filter(Boolean).join(' ')}
      aria-label={label}
      title={label}
    >
      <Icon size={20} aria-hidden />
    </button>
  )
}
