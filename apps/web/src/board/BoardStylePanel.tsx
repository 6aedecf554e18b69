import { useEffect, useRef } from 'react'
import {
  DefaultStylePanel,
  DefaultStylePanelContent,
  useRelevantStyles,
  useTranslation as useTldrawTranslation,
  type TLUiStylePanelProps,
} from 'tldraw'

/** tldraw's colours and sizes. Its slider has no name that a screen reader could say; here it gets one. */
export function BoardStylePanel(props: TLUiStylePanelProps) {
  const inside = useRef<HTMLSpanElement>(null)
  const styles = useRelevantStyles()
  const name = useTldrawTranslation()('style-panel.opacity')

  useEffect(() => {
    const panel = inside.current?.parentElement
    if (!panel) return undefined
    const nameSlider = () => {
      for (const slider of panel.querySelectorAll('[role="slider"]')) slider.setAttribute('aria-label', name)
    }
    // It comes and goes with what is selected.
    const watch = new MutationObserver(nameSlider)
    watch.observe(panel, { childList: true, subtree: true })
    nameSlider()
    return () => watch.disconnect()
  }, [name])

  return (
    <DefaultStylePanel {...props}>
      <DefaultStylePanelContent styles={styles} />
      <span ref={inside} hidden />
    </DefaultStylePanel>
  )
}
