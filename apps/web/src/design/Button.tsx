import type { ComponentProps } from 'react'
import styles from './Button.module.css'

interface ButtonProps extends ComponentProps<'button'> {
  look?: 'primary' | 'plain' | 'danger'
  /** Shows that the press is being worked on; a second press does nothing. */
  busy?: boolean
}

export function Button({
  look = 'plain',
  busy = false,
  type = 'button',
  className,
  onClick,
  'aria-disabled': isOutOfUse = false,
  ...rest
}: ButtonProps) {
  return (
    <button
      {...rest}
      // reason: the type is one of three literals with a safe default.
      // oxlint-disable-next-line react/button-has-type
      type={type}
      aria-disabled={busy || isOutOfUse || undefined}
      aria-busy={busy || undefined}
      className={[styles['button'], styles[look], className].filter(Boolean).join(' ')}
      onClick={busy || isOutOfUse === true ? (event) => event.preventDefault() : onClick}
    />
  )
}
