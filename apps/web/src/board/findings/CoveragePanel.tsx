import { useTranslation } from 'react-i18next'
import type { Editor, TLShapeId } from 'tldraw'
import { Panel } from '../../design/Panel.tsx'
import { useLocale } from '../../i18n/use-locale.ts'
import { useBoard } from '../board-context.ts'
import { isNarrow } from '../is-narrow.ts'
import { lookAtNote } from '../zones/zone-actions.ts'
import { lookAtZone } from '../zones/zone-box.ts'
import { zoneOnBoard } from '../zones/zone-on-board.ts'
import type { FindingPlace } from './board-findings.ts'
import styles from './CoveragePanel.module.css'
import { useBoardFindings } from './use-board-findings.ts'

/** What is thin or empty, as questions; each leads to its place. It blocks nobody. */
export function CoveragePanel({ editor }: { editor: Editor }) {
  const { t } = useTranslation()
  const locale = useLocale()
  const { showPanel } = useBoard()
  const groups = useBoardFindings(editor, locale)

  function goTo({ templateShapeId, zoneId, noteId }: FindingPlace) {
    if (isNarrow()) showPanel(null)
    if (noteId !== null) return lookAtNote(editor, noteId as TLShapeId)
    const zone = zoneOnBoard(editor, templateShapeId, zoneId)
    if (zone !== null) lookAtZone(editor, zone)
  }

  return (
    <Panel title={t('coverage.title')} side="left" onClose={() => showPanel(null)}>
      <p className={styles['intro']}>{t(groups.length === 0 ? 'coverage.nothing' : 'coverage.intro')}</p>
      {groups.map(({ templateShapeId, title, findings }) => (
        <section key={templateShapeId ?? 'board'} className={styles['group']}>
          <h3 className={styles['title']}>{title ?? t('coverage.wholeBoard')}</h3>
          <ul>
            {findings.map(({ key, rule, places }) => (
              <li key={key} className={styles['finding']}>
                <p>{rule.sentence[locale]}</p>
                <div className={styles['places']}>
                  {places.map((place) => (
                    <button
                      key={`${place.templateShapeId} ${place.zoneId} ${place.noteId}`}
                      type="button"
                      className={styles['place']}
                      aria-label={t('coverage.goTo', { place: place.name })}
                      onClick={() => goTo(place)}
                    >
                      {place.name}
                    </button>
                  ))}
                </div>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </Panel>
  )
}
