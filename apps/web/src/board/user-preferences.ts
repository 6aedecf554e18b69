import type { VisitedBoard } from '@anderhalf/protocol'
import i18next from 'i18next'
import { atom, computed, createTLUser, type TLUser, type TLUserPreferences } from 'tldraw'
import { currentLocale } from '../i18n/language.ts'

/**
 * Who I am to the canvas. Held in memory: tldraw's own store of preferences would share one identity between all
 * boards and tabs of this browser.
 */
export function createCanvasUser(visit: VisitedBoard): { user: TLUser; close: () => void } {
  const motion = window.matchMedia('(prefers-reduced-motion: reduce)')
  const preferences = atom<TLUserPreferences>('preferences', {
    id: visit.participantId,
    name: visit.name,
    color: visit.color,
    colorScheme: 'system',
    animationSpeed: motion.matches ? 0 : 1,
  })
  const locale = atom('locale', currentLocale())
  const onLanguage = () => void locale.set(currentLocale())
  i18next.on('languageChanged', onLanguage)
  return {
    user: createTLUser({
      userPreferences: computed('preferences with locale', () => ({
        ...preferences.get(),
        locale: locale.get(),
      })),
      setUserPreferences: (next) => void preferences.set(next),
    }),
    close: () => i18next.off('languageChanged', onLanguage),
  }
}
