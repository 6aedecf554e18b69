import { useTranslation } from 'react-i18next'
import { STARTING_POINTS, type StartingPointName } from './starting-points.ts'
import styles from './StartingPointPicker.module.css'
import { StartingPointSketch } from './StartingPointSketch.tsx'

interface StartingPointPickerProps {
  value: StartingPointName
  onChange: (name: StartingPointName) => void
}

export function StartingPointPicker({ value, onChange }: StartingPointPickerProps) {
  const { t } = useTranslation()
  return (
    <fieldset>
      <legend className={styles['legend']}>{t('start.beginWith')}</legend>
      <div className={styles['row']}>
        {STARTING_POINTS.map(({ name, hint }) => (
          <label key={name} className={styles['card']}>
            <input
              type="radio"
              name="starting-point"
              className={styles['radio']}
              checked={value === name}
              onChange={() => onChange(name)}
            />
            <StartingPointSketch name={name} />
            <span className={styles['name']}>{t(`start.${name}`)}</span>
            <span className={styles['hint']}>{t(`start.${hint}`)}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
