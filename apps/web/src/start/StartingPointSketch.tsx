import type { StartingPointName } from './starting-points.ts'
import styles from './StartingPointSketch.module.css'

/** Small enough for the first load: the real drawings come with the board. */
export function StartingPointSketch({ name }: { name: StartingPointName }) {
  return (
    <svg viewBox="0 0 120 72" className={styles['sketch']} aria-hidden focusable="false">
      {SKETCH[name]}
    </svg>
  )
}

const SKETCH = {
  rings: (
    <>
      <circle cx="60" cy="36" r="33" className={styles['everything']} />
      <circle cx="60" cy="36" r="26.5" className={styles['all']} />
      <circle cx="60" cy="36" r="20" className={styles['they']} />
      <circle cx="60" cy="36" r="13.5" className={styles['we']} />
      <circle cx="60" cy="36" r="7" className={styles['i']} />
    </>
  ),
  spectrum: (
    <>
      <path d="M4 22h21v28h-21z" className={styles['i']} />
      <path d="M25 22h21v28h-21z" className={styles['we']} />
      <path d="M46 22h21v28h-21z" className={styles['they']} />
      <path d="M67 22h21v28h-21z" className={styles['all']} />
      <path d="M88 22h10v-10l18 24l-18 24v-10h-10z" className={styles['everything']} />
    </>
  ),
  stakeholders: (
    <>
      <path d="M22 5h37v29h-37z" className={styles['they']} />
      <path d="M61 5h37v29h-37z" className={styles['all']} />
      <path d="M22 36h37v29h-37z" className={styles['i']} />
      <path d="M61 36h37v29h-37z" className={styles['we']} />
      <path d="M16 67v-62m-4 5l4-5l4 5M16 67h86m-5-4l5 4l-5 4" className={styles['axis']} />
    </>
  ),
  empty: (
    <>
      <path d="M22 8h76v56h-76z" className={styles['sheet']} />
      <path d="M60 28v16M52 36h16" className={styles['axis']} />
    </>
  ),
} satisfies Record<StartingPointName, unknown>
