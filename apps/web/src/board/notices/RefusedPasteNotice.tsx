import { ClipboardX } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useValue } from 'tldraw'
import { Button } from '../../design/Button.tsx'
import type { BoundCanvas } from '../use-bound-canvas.ts'
import { BoardNotice } from './BoardNotice.tsx'

/** Says why something that this person pasted is not there. */
export function RefusedPasteNotice({ canvas }: { canvas: BoundCanvas }) {
  const { t } = useTranslation()
  const refused = useValue('refused paste', () => canvas.refusedPaste.get(), [canvas])
  return (
    <>
      {refused !== null && (
        <BoardNotice icon={ClipboardX}>
          <p>
            <strong>{t(refused === 'tooLong' ? 'refusedPaste.tooLongTitle' : 'refusedPaste.title')}</strong>{' '}
            {t(refused === 'tooLong' ? 'refusedPaste.tooLongBody' : 'refusedPaste.body')}
          </p>
          <Button onClick={canvas.forgetRefusedPaste}>{t('refusedPaste.understood')}</Button>
        </BoardNotice>
      )}
    </>
  )
}
