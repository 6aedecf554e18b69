import { LOCALES } from '@anderhalf/protocol'
import { Ellipsis } from 'lucide-react'
import { DropdownMenu } from 'radix-ui'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { IconButton } from '../../design/IconButton.tsx'
import { chooseLocale } from '../../i18n/language.ts'
import { useLocale } from '../../i18n/use-locale.ts'
import { useBoard } from '../board-context.ts'
import { useRefused } from '../refused/use-refused.ts'
import { AboutDialog } from './AboutDialog.tsx'
import { ForgetDeviceDialog } from './ForgetDeviceDialog.tsx'
import styles from './MoreMenu.module.css'

const LANGUAGE_NAME = { nl: 'product.dutch', en: 'product.english' } as const

export function MoreMenu() {
  const { t } = useTranslation()
  const locale = useLocale()
  const [, navigate] = useLocation()
  const { showPanel, session } = useBoard()
  const refusedCount = useRefused().length
  const [dialog, setDialog] = useState<'about' | 'forget' | null>(null)

  function goHome() {
    // Leaving the page asks first; images that are still on their way are nowhere else.
    if (session.images.uploads.get().length > 0) window.location.assign('/')
    else navigate('/')
  }

  return (
    <>
      <DropdownMenu.Root modal={false}>
        <DropdownMenu.Trigger asChild>
          <IconButton icon={Ellipsis} label={t('more.open')} />
        </DropdownMenu.Trigger>
        <DropdownMenu.Portal>
          <DropdownMenu.Content
            className={styles['menu']}
            align="end"
            sideOffset={6}
            collisionPadding={8}
            onCloseAutoFocus={stayInPanel}
          >
            <DropdownMenu.Item className={styles['item']} onSelect={goHome}>
              {t('more.home')}
            </DropdownMenu.Item>
            <DropdownMenu.RadioGroup
              className={styles['languages']}
              aria-label={t('product.language')}
              value={locale}
            >
              {LOCALES.map((option) => (
                <DropdownMenu.RadioItem
                  key={option}
                  lang={option}
                  value={option}
                  className={styles['item']}
                  onSelect={() => chooseLocale(option)}
                >
                  {t(LANGUAGE_NAME[option])}
                </DropdownMenu.RadioItem>
              ))}
            </DropdownMenu.RadioGroup>
            {session.visit.role === 'facilitator' && (
              <DropdownMenu.Item className={styles['item']} onSelect={() => showPanel('versions')}>
                {t('versions.open')}
              </DropdownMenu.Item>
            )}
            {refusedCount > 0 && (
              <DropdownMenu.Item className={styles['item']} onSelect={() => showPanel('refused')}>
                {t('refused.open', { count: refusedCount })}
              </DropdownMenu.Item>
            )}
            <DropdownMenu.Item className={styles['item']} onSelect={() => setDialog('about')}>
              {t('more.about')}
            </DropdownMenu.Item>
            <DropdownMenu.Item className={styles['item']} onSelect={() => setDialog('forget')}>
              {t('more.forgetDevice')}
            </DropdownMenu.Item>
          </DropdownMenu.Content>
        </DropdownMenu.Portal>
      </DropdownMenu.Root>
      {dialog === 'about' && <AboutDialog onClose={() => setDialog(null)} />}
      {dialog === 'forget' && <ForgetDeviceDialog onClose={() => setDialog(null)} />}
    </>
  )
}

/** The panel that was asked for has taken the focus before the menu is gone. */
function stayInPanel(event: Event) {
  if (document.activeElement?.closest('[role="dialog"]')) event.preventDefault()
}
