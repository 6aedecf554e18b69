import type { Locale } from '@anderhalf/protocol'
import { useTranslation } from 'react-i18next'
import { currentLocale } from './language.ts'

/** The language on the screen; renders again when somebody switches it. */
export function useLocale(): Locale {
  useTranslation()
  return currentLocale()
}
