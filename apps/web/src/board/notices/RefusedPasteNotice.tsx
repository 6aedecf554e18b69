import { ClipboardX } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useValue } from 'tldraw'
import { Button } from '../../design/Button.tsx'
import type { BoundCanvas } from '../use-bound-canvas.ts'
import { BoardNotice } from './BoardNotice.tsx'

/** Says why something that this person pasted is not there. */
export function RefusedPasteNotice({ canvas }: { canvas: BoundCanvas }) {
  const { t } = useTranslation()
  const isRefused = useValue('refused paste', () => canvas.refusedPaste.get(), [canvas])
  return (
    <>
      {isRefused && (
        <BoardNotice icon={ClipboardX}>
          <p>
            <strong>{t('refusedPaste.title')}</strong> {t('refusedPaste.body')}
          </p>
          <Button onClick={canvas.forgetRefusedPaste}>{t('refusedPaste.understood')}</Button>
        </BoardNotice>
      )}
    </>
  )
}
