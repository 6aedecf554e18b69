import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Editor } from 'tldraw'
import { Panel } from '../../design/Panel.tsx'
import { useLocale } from '../../i18n/use-locale.ts'
import { useBoard } from '../board-context.ts'
import { useVersions, type Restored } from './use-versions.ts'
import { VersionChoice } from './VersionChoice.tsx'
import { VersionDetail } from './VersionDetail.tsx'
import { daysAgo, versionsByDay } from './versions-by-day.ts'
import styles from './VersionsPanel.module.css'

/** What the board was before, so that a facilitator can bring it back. */
export function VersionsPanel({ editor }: { editor: Editor }) {
  const { t } = useTranslation()
  const locale = useLocale()
  const { session, showPanel } = useBoard()
  const { versions, chosen, difference, refusal, restoring, restored, choose, restore } = useVersions(
    session.visit.boardId,
    () => editor.store.allRecords().filter(({ typeName }) => typeName === 'shape').length,
  )
  const [openedAtMs] = useState(() => Date.now())
  const date = new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long' })
  const fault = refusal !== null && (
    <p role="alert" className={styles['fault']}>
      {t(`problem.${refusal}`)}
    </p>
  )

  function dayName(startMs: number): string {
    const ago = daysAgo(startMs, openedAtMs)
    if (ago === 0) return t('versions.today')
    return ago === 1 ? t('versions.yesterday') : date.format(startMs)
  }

  return (
    <Panel title={t('versions.title')} side="right" onClose={() => showPanel(null)}>
      {restored !== null && <RestoredWords restored={restored} />}
      {chosen === null && fault}
      {versions === null && refusal === null && <p role="status">{t('product.loading')}</p>}
      {versions?.length === 0 && <p>{t('versions.none')}</p>}
      {versionsByDay(versions ?? []).map((day) => (
        <section key={day.startMs} className={styles['day']}>
          <h3 className={styles['date']}>{dayName(day.startMs)}</h3>
          <ul>
            {day.versions.map((version) => {
              const isChosen = version.number === chosen
              return (
                <li key={version.number} className={styles['version']}>
                  <VersionChoice
                    version={version}
                    isChosen={isChosen}
                    onChoose={() => choose(isChosen ? null : version.number)}
                  />
                  {isChosen && fault}
                  {isChosen && (
                    <VersionDetail
                      difference={difference}
                      isRefused={refusal !== null}
                      restoring={restoring}
                      onRestore={restore}
                    />
                  )}
                </li>
              )
            })}
          </ul>
        </section>
      ))}
      <p className={styles['keeping']}>{t('versions.keeping')}</p>
    </Panel>
  )
}

/** Takes the focus, as the button that was pressed is gone. */
function RestoredWords({ restored: { scope, difference } }: { restored: Restored }) {
  const { t } = useTranslation()
  const words = useRef<HTMLParagraphElement>(null)
  useEffect(() => words.current?.focus(), [])

  function wordsOf(): string {
    if (scope === 'all') return t('versions.asThen')
    // Somebody else was faster.
    if (difference.missing === 0) return t('versions.nothingMissing')
    return t('versions.back', { count: difference.missing })
  }

  return (
    <p ref={words} role="status" tabIndex={-1} className={styles['restored']}>
      <strong>{wordsOf()}</strong> {t('versions.keptBefore')}
    </p>
  )
}
