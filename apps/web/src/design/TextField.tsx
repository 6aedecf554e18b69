import { useId, type ComponentProps } from 'react'
import styles from './TextField.module.css'

interface TextFieldProps extends ComponentProps<'input'> {
  label: string
  hint?: string | undefined
  /** What is wrong and what to do; announced when it appears. */
  fault?: string | null
}

export function TextField({ label, hint, fault = null, className, ...rest }: TextFieldProps) {
  const id = useId()
  const described = [hint === undefined ? null : `${id}-hint`, fault === null ? null : `${id}-fault`]
  return (
    <div className={[styles['field'], className].filter(Boolean).join(' ')}>
      <label htmlFor={id} className={styles['label']}>
        {label}
      </label>
      <input
        type="text"
        {...rest}
        id={id}
        className={styles['input']}
        aria-invalid={fault !== null}
        aria-describedby={described.filter((part) => part !== null).join(' ') || undefined}
      />
      {hint !== undefined && (
        <p id={`${id}-hint`} className={styles['hint']}>
          {hint}
        </p>
      )}
      <p id={`${id}-fault`} className={styles['fault']} role="alert">
        {fault}
      </p>
    </div>
  )
}
