import type { Role } from '@anderhalf/protocol'
import { Check, Copy, RefreshCw } from 'lucide-react'
import { useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { IconButton } from '../../design/IconButton.tsx'
import { copyFromField, type CopyOutcome } from './copy-from-field.ts'
import styles from './LinkField.module.css'
import { ReplaceLinkDialog } from './ReplaceLinkDialog.tsx'

interface LinkFieldProps {
  name: Role
  link: string
  busy: boolean
  /** Resolves to whether the link is another one now. */
  onReplace: (comeInAnew: boolean) => Promise<boolean>
}

export function LinkField({ name, link, busy, onReplace }: LinkFieldProps) {
  const { t } = useTranslation()
  const id = useId()
  const field = useRef<HTMLInputElement>(null)
  const opener = useRef<HTMLButtonElement>(null)
  const [outcome, setOutcome] = useState<CopyOutcome | 'replaced' | null>(null)
  const [asksToReplace, setAsksToReplace] = useState(false)

  function copy() {
    if (field.current !== null) setOutcome(copyFromField(field.current))
  }

  async function replace(comeInAnew: boolean) {
    const isReplaced = await onReplace(comeInAnew)
    setOutcome(isReplaced ? 'replaced' : null)
    setAsksToReplace(false)
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
        <IconButton
          ref={opener}
          icon={RefreshCw}
          label={`${t('share.replace')}: ${t(`share.${name}`)}`}
          onClick={() => setAsksToReplace(true)}
        />
      </div>
      <p id={`${id}-hint`} className={styles['hint']}>
        {t(`share.${name}Hint`)}{' '}
        <span role="status" className={styles['outcome']}>
          {outcome !== null && t(`share.${outcome}`)}
        </span>
      </p>
      {asksToReplace && (
        <ReplaceLinkDialog
          role={name}
          busy={busy}
          onReplace={(comeInAnew) => void replace(comeInAnew)}
          onClose={() => setAsksToReplace(false)}
          giveFocusBack={() => opener.current?.focus()}
        />
      )}
    </div>
  )
}
