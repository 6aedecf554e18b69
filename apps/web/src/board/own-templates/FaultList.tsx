import type { OwnTemplateFault } from '@anderhalf/template-kit'
import { useTranslation } from 'react-i18next'
import styles from './OwnTemplates.module.css'

const PARTS = { zones: 'zone', labels: 'label', coverage: 'question' } as const

/** Exactly what is wrong where, in words; the place in the file for whoever edits it by hand. */
export function FaultList({ title, faults }: { title: string; faults: readonly OwnTemplateFault[] }) {
  const { t } = useTranslation()
  function placeOf(path: string): string {
    const [part = '', nth] = path.split('.')
    if (!(part in PARTS) || nth === undefined) return t('ownTemplates.place.file')
    return t(`ownTemplates.place.${PARTS[part as keyof typeof PARTS]}`, { nth: Number(nth) + 1 })
  }
  return (
    <div ref={showWhole} role="alert" className={styles['faults']}>
      <p>{title}</p>
      <ul>
        {faults.map(({ path, code }) => (
          <li key={`${path} ${code}`}>
            <strong>{placeOf(path)}</strong>: {t(`ownTemplates.fault.${code}`)}
            {path !== '' && (
              <>
                {' '}
                <code>{path}</code>
              </>
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}

/** A list that appears below the edge of its panel would say nothing to who sees. */
function showWhole(element: HTMLElement | null): void {
  element?.scrollIntoView({ block: 'nearest' })
}
