import type { BoardLinks, Role } from '@anderhalf/protocol'
import { QrCode } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../design/Button.tsx'
import { Panel } from '../../design/Panel.tsx'
import { useBoard } from '../board-context.ts'
import { BigQrCode } from './BigQrCode.tsx'
import { DoorControl } from './DoorControl.tsx'
import { LinkField } from './LinkField.tsx'
import styles from './SharePanel.module.css'
import { useSharing } from './use-sharing.ts'

/** In the order of how often they are given away; the facilitator's own link comes last. */
const LINK_ORDER = ['participant', 'council', 'viewer', 'facilitator'] as const

export function SharePanel() {
  const { t } = useTranslation()
  const { session, title, showPanel } = useBoard()
  const { sharing, refusal, busy, setDoorOpen, replaceLink } = useSharing(session.visit.boardId)
  const [showsQr, setShowsQr] = useState(false)
  const linkField = (name: Role, links: BoardLinks) => (
    <LinkField
      key={name}
      name={name}
      link={links[name]}
      busy={busy}
      onReplace={(comeInAnew) => replaceLink(name, comeInAnew)}
    />
  )
  return (
    <Panel title={t('share.title')} side="right" onClose={() => showPanel(null)}>
      <div className={styles['parts']}>
        <p className={styles['intro']}>{t('share.intro')}</p>
        {refusal !== null && <p role="alert">{t(`problem.${refusal}`)}</p>}
        {sharing === null && refusal === null && <p role="status">{t('product.loading')}</p>}
        {sharing !== null && (
          <>
            {linkField('participant', sharing.links)}
            <Button onClick={() => setShowsQr(true)}>
              <QrCode size={20} aria-hidden /> {t('share.qr')}
            </Button>
            <DoorControl door={sharing.door} busy={busy} onChange={setDoorOpen} />
            {LINK_ORDER.slice(1).map((name) => linkField(name, sharing.links))}
          </>
        )}
      </div>
      {showsQr && sharing !== null && (
        <BigQrCode
          title={title}
          link={sharing.links.participant}
          code={sharing.door?.code ?? null}
          onClose={() => setShowsQr(false)}
        />
      )}
    </Panel>
  )
}
