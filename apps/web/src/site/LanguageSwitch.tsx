import { LOCALES, type Locale } from '@anderhalf/protocol'
import { useTranslation } from 'react-i18next'
import { chooseLocale } from '../i18n/language.ts'
import { useLocale } from '../i18n/use-locale.ts'
import styles from './LanguageSwitch.module.css'

const OWN_NAME = { nl: 'product.dutch', en: 'product.english' } as const satisfies Record<Locale, string>

/** Every language under its own name, so that it can be found by who does not read the current one. */
export function LanguageSwitch() {
  const { t } = useTranslation()
  const locale = useLocale()
  return (
    <div className={styles['switch']} role="group" aria-label={t('product.language')}>
      {LOCALES.map((option) => (
        <button
          key={option}
          type="button"
          lang={option}
          className={styles['option']}
          aria-pressed={option === locale}
          aria-label={t(OWN_NAME[option])}
          title={t(OWN_NAME[option])}
          onClick={() => chooseLocale(option)}
        >
          {option.toUpperCase()}
        </button>
      ))}
    </div>
  )
}
