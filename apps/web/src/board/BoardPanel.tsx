import { lazy, Suspense, useState } from 'react'
import { PanelOpener } from '../design/panel-opener.ts'
import { useBoard, type PanelName } from './board-context.ts'
import { PeoplePanel } from './people/PeoplePanel.tsx'
import { RefusedPanel } from './refused/RefusedPanel.tsx'
import { SharePanel } from './share/SharePanel.tsx'

const TemplatesPanel = lazy(async () => ({
  default: (await import('./templates/TemplatesPanel.tsx')).TemplatesPanel,
}))
const OwnTemplatePanel = lazy(async () => ({
  default: (await import('./own-templates/OwnTemplatePanel.tsx')).OwnTemplatePanel,
}))
const ZonesPanel = lazy(async () => ({ default: (await import('./zones/ZonesPanel.tsx')).ZonesPanel }))
const CoveragePanel = lazy(async () => ({
  default: (await import('./findings/CoveragePanel.tsx')).CoveragePanel,
}))

const TagsPanel = lazy(async () => ({ default: (await import('./tags/TagsPanel.tsx')).TagsPanel }))
const AuthorsPanel = lazy(async () => ({
  default: (await import('./authors/AuthorsPanel.tsx')).AuthorsPanel,
}))
const ColorsPanel = lazy(async () => ({ default: (await import('./legend/ColorsPanel.tsx')).ColorsPanel }))
const VersionsPanel = lazy(async () => ({
  default: (await import('./versions/VersionsPanel.tsx')).VersionsPanel,
}))

/** The one panel that is open, if any. */
export function BoardPanel() {
  const { panel } = useBoard()
  return panel === null ? null : <AskedPanel key={panel} panel={panel} />
}

function AskedPanel({ panel }: { panel: PanelName }) {
  const [opener] = useState(() => openerOf(document.activeElement))
  return (
    <PanelOpener value={opener}>
      <Suspense>
        <OpenPanel panel={panel} />
      </Suspense>
    </PanelOpener>
  )
}

/** A menu is gone when the panel closes; the button that opened it is still there. */
function openerOf(element: Element | null): Element | null {
  const menuButtonId = element?.closest('[role="menu"]')?.getAttribute('aria-labelledby')
  return (menuButtonId ? document.getElementById(menuButtonId) : null) ?? element
}

function OpenPanel({ panel }: { panel: PanelName }) {
  const { editor } = useBoard()
  switch (panel) {
    case 'people':
      return <PeoplePanel />
    case 'refused':
      return <RefusedPanel />
    case 'share':
      return <SharePanel />
    case 'templates':
      return editor === null ? null : <TemplatesPanel editor={editor} />
    case 'own-template':
      return editor === null ? null : <OwnTemplatePanel editor={editor} />
    case 'zones':
      return editor === null ? null : <ZonesPanel editor={editor} />
    case 'coverage':
      return editor === null ? null : <CoveragePanel editor={editor} />
    case 'tags':
      return editor === null ? null : <TagsPanel editor={editor} />
    case 'authors':
      return editor === null ? null : <AuthorsPanel editor={editor} />
    case 'colors':
      return <ColorsPanel />
    case 'versions':
      return editor === null ? null : <VersionsPanel editor={editor} />
  }
}
