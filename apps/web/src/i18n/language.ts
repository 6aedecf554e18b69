import { DEFAULT_LOCALE, LOCALES, type Locale } from '@anderhalf/protocol'
import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import { readDeviceText, writeDeviceText } from '../device/device-storage.ts'
import { en } from './en.ts'
import { nl } from './nl.ts'

const LOCALE_KEY = 'anderhalf.locale'

/** Call once, before the first render. */
export function startLanguage(): void {
  i18next.on('languageChanged', (language) => {
    document.documentElement.lang = language
  })
  void i18next.use(initReactI18next).init({
    resources: { nl: { translation: nl }, en: { translation: en } },
    lng: rememberedLocale() ?? DEFAULT_LOCALE,
    fallbackLng: DEFAULT_LOCALE,
    initAsync: false,
    // React escapes already.
    interpolation: { escapeValue: false },
  })
}

export function currentLocale(): Locale {
  return parseLocale(i18next.language) ?? DEFAULT_LOCALE
}

/** The person chose: this device keeps to it. */
export function chooseLocale(locale: Locale): void {
  writeDeviceText(LOCALE_KEY, locale)
  void i18next.changeLanguage(locale)
}

/** The board's language, unless the person ever chose one on this device. */
export function suggestLocale(locale: Locale): void {
  if (rememberedLocale() === null) void i18next.changeLanguage(locale)
}

function rememberedLocale(): Locale | null {
  return parseLocale(readDeviceText(LOCALE_KEY))
}

function parseLocale(text: string | null): Locale | null {
  return LOCALES.find((locale) => locale === text) ?? null
}
