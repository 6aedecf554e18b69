import type { Role } from '@anderhalf/protocol'
import { Check, Copy } from 'lucide-react'
import { useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { IconButton } from '../../design/IconButton.tsx'
import { copyFromField, type CopyOutcome } from './copy-from-field.ts'
import styles from './LinkField.module.css'

interface LinkFieldProps {
  name: Role
  link: string
}

export function LinkField({ name, link }: LinkFieldProps) {
  const { t } = useTranslation()
  const id = useId()
  const field = useRef<HTMLInputElement>(null)
  const [outcome, setOutcome] = useState<CopyOutcome | null>(null)

  function copy() {
    if (field.current !== null) setOutcome(copyFromField(field.current))
  }

  return (
    <div className={styles['field']}>
      <label htmlFor={id} className={styles['label']}>
        {t(`share.${name}`)}
      </label>
      <div className={styles['row']}>
        <input
          ref={field}
          id={id}
          className={styles['input']}
          value={link}
          readOnly
          aria-describedby={`${id}-hint`}
          onFocus={(event) => event.target.select()}
        />
        <IconButton
          icon={outcome === 'copied' ? Check : Copy}
          label={`${t('share.copy')}: ${t(`share.${name}`)}`}
          onClick={copy}
        />
      </div>
      <p id={`${id}-hint`} className={styles['hint']}>
        {t(`share.${name}Hint`)}{' '}
        <span role="status" className={styles['outcome']}>
          {outcome !== null && t(`share.${outcome}`)}
        </span>
      </p>
    </div>
  )
}
