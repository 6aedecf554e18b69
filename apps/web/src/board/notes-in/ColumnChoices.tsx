import { useTranslation } from 'react-i18next'
import type { ColumnUse } from './column-uses.ts'
import styles from './NotesInDialog.module.css'

const USES: readonly ColumnUse[] = ['text', 'color', 'zone', 'tags', 'none']

interface ColumnChoicesProps {
  heads: readonly string[] | null
  rows: readonly (readonly string[])[]
  uses: readonly ColumnUse[]
  onChange: (uses: readonly ColumnUse[]) => void
}

/** What each column of a table becomes. */
export function ColumnChoices({ heads, rows, uses, onChange }: ColumnChoicesProps) {
  const { t } = useTranslation()
  return (
    <ul className={styles['columns']}>
      {uses.map((use, column) => {
        const name = heads?.[column] || rows[0]?.[column] || ''
        return (
          // oxlint-disable-next-line react/no-array-index-key -- a column has nothing but its place
          <li key={column}>
            <label className={styles['column']}>
              <span className={styles['columnName']}>
                {name || t('notesIn.column', { number: column + 1 })}
              </span>
              <select
                className={styles['select']}
                value={use}
                onChange={(event) =>
                  onChange(uses.with(column, USES.find((name) => name === event.target.value) ?? 'none'))
                }
              >
                {USES.map((name) => (
                  <option key={name} value={name}>
                    {t(`notesIn.uses.${name}`)}
                  </option>
                ))}
              </select>
            </label>
          </li>
        )
      })}
    </ul>
  )
}
