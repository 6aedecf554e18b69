import { Share2 } from 'lucide-react'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { usePassThroughWheelEvents } from 'tldraw'
import { LanguageSwitch } from '../site/LanguageSwitch.tsx'
import { useBoard } from './board-context.ts'
import styles from './BoardActions.module.css'
import { MoreMenu } from './more/MoreMenu.tsx'
import { PeopleButton } from './people/PeopleButton.tsx'

/** Top right: who is here, bring others in, the language, the rest. */
export function BoardActions() {
  const { t } = useTranslation()
  const ref = useRef<HTMLDivElement>(null!)
  usePassThroughWheelEvents(ref)
  const { session, panel, showPanel } = useBoard()
  const facilitates = session.visit.role === 'facilitator'
  return (
    <div ref={ref} className={styles['actions']}>
      <PeopleButton />
      {facilitates && (
        <button
          type="button"
          className={styles['share']}
          aria-label={t('share.open')}
          aria-expanded={panel === 'share'}
          aria-haspopup="dialog"
          onClick={() => showPanel(panel === 'share' ? null : 'share')}
        >
          <Share2 size={18} aria-hidden />
          <span className={styles['shareText']}>{t('share.open')}</span>
        </button>
      )}
      <div className={styles['language']}>
        <LanguageSwitch />
      </div>
      <MoreMenu />
    </div>
  )
}
