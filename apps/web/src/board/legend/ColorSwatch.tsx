import type { NoteColor } from '@anderhalf/protocol'
import { getDefaultColorTheme } from 'tldraw'
import { useIsDarkScheme } from '../../design/use-is-dark-scheme.ts'
import styles from './ColorLegend.module.css'

/** Decoration: the name of the colour stands beside it. */
export function ColorSwatch({ color }: { color: NoteColor }) {
  const isDarkMode = useIsDarkScheme()
  const { fill } = getDefaultColorTheme({ isDarkMode })[color].note
  return <span className={styles['swatch']} style={{ background: fill }} aria-hidden />
}
